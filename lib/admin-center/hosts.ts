/** Every public host of the Microsoft 365 admin center: global (three), GCC High, 21Vianet. DoD's is not publicly known. */
export const ADMIN_CENTER_HOSTS = [
  'admin.cloud.microsoft',
  'admin.microsoft.com',
  'portal.office.com',
  'portal.office365.us',
  'portal.partner.microsoftonline.cn',
] as const;

/** Match patterns for the manifest. Paths are left open: routes live in the hash and change without a page load. */
export const ADMIN_CENTER_MATCHES = ADMIN_CENTER_HOSTS.map((host) => `https://${host}/*`);
