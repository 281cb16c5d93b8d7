/** The project's folder. */
export declare const ROOT: string;

/**
 * Runs a command in the project's folder, its output shown as it comes, or, with `together`, in one piece at its end.
 * Resolves to its exit code, 127 if not found.
 */
export declare function runTool(
  command: string,
  args: readonly string[],
  options?: { env?: NodeJS.ProcessEnv; cwd?: string; together?: boolean },
): Promise<number>;
