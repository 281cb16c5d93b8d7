/** How a list names its next page: each form is documented or was seen. */
export const NEXT_LINKS = [
  /** `/customers?…` */
  'bare',
  /** `/v1/customers?…`, since November 2021. */
  'versioned',
  /** `customers?…` */
  'relative',
  /** With the host. */
  'absolute',
  /** `/customers?size=2?seekOperation=Next` */
  'twoQuestionMarks',
  /** Without headers: the token stands in the body as `continuationToken`. */
  'tokenInBody',
  /** Back to the first page: never documented, never to be followed. */
  'loop',
  /** To another host: never documented, never to be followed. */
  'otherHost',
] as const;

/** What may be switched while the stand-in runs. */
export interface Quirks {
  nextLink: (typeof NEXT_LINKS)[number];
  /** The most rows of a page, whatever is asked for. */
  mostPerPage: number;
  /** Before every body. */
  byteOrderMark: boolean;
  /** Keys of every answer, as the PUT sample and the answer to a removed relationship have them. */
  pascalCase: boolean;
  /** GUIDs of every answer, those in links too. */
  upperCaseIds: boolean;
  /** GUIDs of every answer outside of links. */
  bracedIds: boolean;
  /** Codes of errors as text. */
  textCodes: boolean;
  /** Optional fields are left out, as some samples do: state and location, offer and names, links. */
  sparse: boolean;
  /** `null` for what is empty. */
  nulls: boolean;
  /** Values that no documentation names, for every enumeration. */
  unknownValues: boolean;
  /** What a subscription without support contact is answered: not documented but for the provider being the default. */
  unassigned: 'provider' | 'emptyFields' | 'emptyObject' | 'notFound';
  /** What GET and PUT of a new commerce subscription's support contact are answered: not documented but for "not supported". */
  newCommerce: 'notSupported' | 'operationNotSupported' | 'notFound';
}

export const NO_QUIRKS: Readonly<Quirks> = {
  nextLink: 'bare',
  mostPerPage: 500,
  byteOrderMark: false,
  pascalCase: false,
  upperCaseIds: false,
  bracedIds: false,
  textCodes: false,
  sparse: false,
  nulls: false,
  unknownValues: false,
  unassigned: 'provider',
  newCommerce: 'notSupported',
};
