/** The most that is taken in. Beyond what Microsoft's side allows; a file that exceeds it is not a book of customers. */
export const LIMITS = {
  nameLength: 500,
  textLength: 4_000,
  notesLength: 10_000,
  quantity: 100_000_000,
  domains: 1_000,
  aliases: 200,
  links: 50,
  delegatedAdmin: 1_000,
  subscriptions: 1_000,
  languages: 50,
  hoursRanges: 50,
  holidays: 1_000,
  partners: 50_000,
  customers: 1_000_000,
  feedKeys: 1_000,
} as const;
