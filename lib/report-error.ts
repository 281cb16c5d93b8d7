import { OutdatedVersion } from './db/outdated-version.ts';

/** A fault and what lay behind it, in one line: `Could not save: The quota is used up`. */
export function describeFault(fault: unknown): string {
  return [...new Set(causesOf(fault).map(messageOf))].join(': ');
}

const MAX_CAUSES = 5;

function causesOf(fault: unknown, depth = 1): unknown[] {
  const cause = fault instanceof Error ? fault.cause : undefined;
  return cause === undefined || depth === MAX_CAUSES ? [fault] : [fault, ...causesOf(cause, depth + 1)];
}

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message || fault.name : String(fault));

type OnReported = (doing: string, what: string) => void;

let told: OnReported | undefined;

/** Who else is told of each fault, in this page or worker. */
export function onReported(listener: OnReported): void {
  told = listener;
}

/**
 * Writes a fault to the console with all its causes, and gives the line to show to the user. `doing` says what was
 * being done when it came up: `Reading the customers`. Only for the edges: message handlers, alarms, event listeners.
 * That a later version keeps the directory is no fault: pages say so, and what would go on behind them is quiet.
 */
export function reportError(doing: string, fault: unknown): string {
  const what = describeFault(fault);
  if (fault instanceof OutdatedVersion) return what;
  console.error(`${doing}:`, fault);
  told?.(doing, what);
  return what;
}
