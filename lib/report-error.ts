/** A fault and what lay behind it, in one line: `Could not save: The quota is used up`. */
export function describeFault(fault: unknown): string {
  const messages: string[] = [];
  for (
    let at: unknown = fault;
    at !== undefined && messages.length < 5;
    at = at instanceof Error ? at.cause : undefined
  ) {
    const message = at instanceof Error ? at.message || at.name : String(at);
    if (messages.at(-1) !== message) messages.push(message);
  }
  return messages.join(': ');
}

/**
 * Writes a fault to the console with all its causes, and gives the line to show to the user. `doing` says what was
 * being done when it came up: `Reading the customers`. Only for the edges: message handlers, alarms, event listeners.
 */
export function reportError(doing: string, fault: unknown): string {
  console.error(`${doing}:`, fault);
  return describeFault(fault);
}
