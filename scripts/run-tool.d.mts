/** The project's folder. */
export declare const ROOT: string;

/** Runs a command in the project's folder, its output shown as it comes. Resolves to its exit code, 127 if not found. */
export declare function runTool(
  command: string,
  args: readonly string[],
  options?: { env?: NodeJS.ProcessEnv; cwd?: string },
): Promise<number>;
