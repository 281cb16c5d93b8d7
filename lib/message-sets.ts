/** Files of locales/ that are read together, as one file of the package. */
export const MESSAGE_SETS = {
  card: ['card'],
  feeds: ['subscription'],
  surfaces: ['surfaces', 'common'],
  lookup: ['card', 'care', 'common', 'popup', 'subscription', 'vcard'],
  mail: ['publishing'],
  all: 'every file',
} as const satisfies Record<string, readonly string[] | 'every file'>;
export type MessageSet = keyof typeof MESSAGE_SETS;

/** Its place in the package, from the root. */
export const messagePath = (locale: string, set: MessageSet) => `/messages/${locale}/${set}.json` as const;
