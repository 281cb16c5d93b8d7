/** IANA names that this browser knows; UTC is not among those it lists. */
export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
