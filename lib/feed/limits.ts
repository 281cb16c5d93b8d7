/** The most that a reader takes in. */
export const FEED_LIMITS = {
  /** A customer with a thousand subscriptions and wordy partners stays below half of it. */
  feedBytes: 5 * 1024 * 1024,
  keyListBytes: 512 * 1024,
  keys: 1_000,
  contacts: 1_000,
  doubts: 20,
  /** Characters of a request to publish. */
  request: 8_192,
  /** Characters of one invitation. */
  invitation: 8_192,
  /** Lines of a file of invitations. */
  invitations: 1_000,
} as const;
