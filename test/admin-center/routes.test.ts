import { describe, expect, it } from 'vitest';
import { isAdminCenterUrl, isSupportRoute } from '../../lib/admin-center/routes.ts';

describe('isAdminCenterUrl', () => {
  it.each([
    'https://admin.cloud.microsoft/',
    'https://admin.microsoft.com/Adminportal/Home#/homepage',
    'https://portal.office.com/adminportal/home',
    'https://portal.office365.us/',
    'https://portal.partner.microsoftonline.cn/AdminPortal',
    'HTTPS://ADMIN.MICROSOFT.COM/',
    'https://admin.microsoft.com:443/',
  ])('takes %s', (url) => {
    expect(isAdminCenterUrl(url)).toBe(true);
  });

  it.each([
    ['a host that only begins like one', 'https://admin.microsoft.com.evil.example/'],
    ['a host that only ends like one', 'https://evil-admin.microsoft.com/'],
    ['a subdomain', 'https://x.admin.microsoft.com/'],
    ['a host named in the query', 'https://evil.example/?u=admin.microsoft.com'],
    ['a host named in the user part', 'https://admin.microsoft.com@evil.example/'],
    ['a user name in front', 'https://user@admin.microsoft.com/'],
    ['a password in front', 'https://:secret@admin.microsoft.com/'],
    ['another port', 'https://admin.microsoft.com:8443/'],
    ['a trailing dot', 'https://admin.microsoft.com./'],
    ['http', 'http://admin.microsoft.com/'],
    ['a backslash', 'https://evil.example\\@admin.microsoft.com/'],
    ['a look-alike letter', 'https://аdmin.microsoft.com/'],
    ['another scheme', 'javascript:location="https://admin.microsoft.com/"'],
    ['no address at all', 'admin.microsoft.com'],
    ['nothing', ''],
  ])('refuses %s', (_, url) => {
    expect(isAdminCenterUrl(url)).toBe(false);
  });
});

describe('isSupportRoute', () => {
  it.each([
    'https://admin.cloud.microsoft/#/support/requests',
    'https://admin.cloud.microsoft/?#/support',
    'https://admin.microsoft.com/Adminportal/Home#/Support/Requests?tid=x',
    'https://admin.microsoft.com/Adminportal/Home?#/support',
    'https://portal.office.com/Partner/BeginClientSession.aspx?CTID=x&CSDEST=Support',
    'https://portal.office.com/Partner/BeginClientSession.aspx?CTID=x&csdest=support',
    'https://portal.office.com/support/',
  ])('takes %s', (url) => {
    expect(isSupportRoute(url)).toBe(true);
  });

  it.each([
    'https://admin.cloud.microsoft/#/homepage',
    'https://admin.cloud.microsoft/#/users?back=/support',
    'https://admin.microsoft.com/Adminportal/Home#/supported-devices',
    'https://admin.microsoft.com/support#/users',
    'https://portal.office.com/Partner/BeginClientSession.aspx?CTID=x&CSDEST=ServiceStatus',
    'https://evil.example/#/support',
    'not an address',
  ])('passes over %s', (url) => {
    expect(isSupportRoute(url)).toBe(false);
  });
});
