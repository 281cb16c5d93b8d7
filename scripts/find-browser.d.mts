export type BrowserName = 'chromium' | 'firefox';

export declare const BROWSER_VARIABLES: Readonly<Record<BrowserName, string>>;

/** The program file of an installed browser, or undefined. Throws when the environment variable names a missing file. */
export declare function findBrowser(
  name: BrowserName,
  surroundings?: { platform?: NodeJS.Platform; environment?: NodeJS.ProcessEnv },
): string | undefined;
