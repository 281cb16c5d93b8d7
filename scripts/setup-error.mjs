/** What cannot be set up, said in one line. */
export class SetupError extends Error {}
