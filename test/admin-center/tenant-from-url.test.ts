import { expect, it } from 'vitest';
import { tenantHints } from '../../lib/admin-center/tenant-from-url.ts';

const CONTOSO = '1f0a7c4e-2b6d-4c58-9a3e-0d5b8f7e6a11';
const FABRIKAM = '2e9b6d3f-3c7e-4d69-8b4f-1e6c9a8f7b22';
const DOMAIN = 'contoso.onmicrosoft.com';

const hints = (tenantIds: string[], domains: string[] = []) => ({ tenantIds, domains });

it.each([
  [
    'CTID of a client session',
    `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${CONTOSO}&CSDEST=Support`,
  ],
  [
    'ctid in lower case',
    `https://portal.office.com/Partner/BeginClientSession.aspx?ctid=${CONTOSO}&CSDEST=o365admincenter`,
  ],
  ['delegatedOrg as GUID', `https://admin.microsoft.com/Adminportal/Home?delegatedOrg=${CONTOSO}#/homepage`],
  ['DELEGATEDORG in upper case', `https://admin.cloud.microsoft/?DELEGATEDORG=${CONTOSO}#/homepage`],
  ['tid in the query', `https://admin.cloud.microsoft/?tid=${CONTOSO}`],
  ['tid in the hash route', `https://admin.cloud.microsoft/#/users?tid=${CONTOSO}`],
  ['tid in the hash route after an empty query', `https://admin.cloud.microsoft/?#/users?tid=${CONTOSO}`],
  ['tid as the whole hash', `https://admin.cloud.microsoft/#tid=${CONTOSO}`],
  ['tenantId', `https://portal.office365.us/?tenantId=${CONTOSO}`],
  ['tenant', `https://portal.partner.microsoftonline.cn/AdminPortal?tenant=${CONTOSO}`],
  ['upper case and braces', `https://admin.cloud.microsoft/?tid=%7B${CONTOSO.toUpperCase()}%7D`],
  ['percent-encoding', `https://admin.cloud.microsoft/?tid=${CONTOSO.replaceAll('-', '%2D')}`],
  ['percent-encoded keys', `https://admin.cloud.microsoft/?t%69d=${CONTOSO}`],
  ['the same tenant twice', `https://admin.cloud.microsoft/?tid=${CONTOSO}#/x?CTID=${CONTOSO.toUpperCase()}`],
  ['a login hint beside it', `https://admin.cloud.microsoft/?tid=${CONTOSO}&login_hint=a@${DOMAIN}`],
])('reads %s', (_, url) => {
  expect(tenantHints(url)).toEqual(hints([CONTOSO]));
});

it.each([
  ['delegatedOrg', `https://admin.cloud.microsoft/?delegatedOrg=${DOMAIN}`],
  ['delegatedOrg in the hash route', `https://admin.cloud.microsoft/?#/homepage?delegatedOrg=${DOMAIN}`],
  ['another case and a trailing dot', 'https://admin.cloud.microsoft/?tenant=Contoso.OnMicrosoft.com.'],
])('reads a domain from %s', (_, url) => {
  expect(tenantHints(url)).toEqual(hints([], [DOMAIN]));
});

it('brings an international domain into ASCII form', () => {
  expect(tenantHints('https://admin.cloud.microsoft/?tenant=b%C3%BCcher.example').domains).toEqual([
    'xn--bcher-kva.example',
  ]);
});

it('gives both of two different tenants', () => {
  const url = `https://admin.cloud.microsoft/?tid=${CONTOSO}#/x?delegatedOrg=${FABRIKAM}`;
  expect(tenantHints(url)).toEqual(hints([CONTOSO, FABRIKAM]));
  expect(tenantHints(`https://admin.cloud.microsoft/?tid=${CONTOSO}&delegatedOrg=${DOMAIN}`)).toEqual(
    hints([CONTOSO], [DOMAIN]),
  );
});

it.each([
  ['a page that names no one', 'https://admin.cloud.microsoft/#/homepage'],
  ['an empty value', 'https://admin.cloud.microsoft/?tid='],
  ['a word in place of a tenant', 'https://admin.cloud.microsoft/?tenant=common'],
  ['a GUID cut short', `https://admin.cloud.microsoft/?tid=${CONTOSO.slice(0, -1)}`],
  ['markup', 'https://admin.cloud.microsoft/?tid=%3Cscript%3Ealert(1)%3C/script%3E'],
  ['broken percent-encoding', 'https://admin.cloud.microsoft/?tid=%E0%A4%A'],
  ['an address within a value', `https://admin.cloud.microsoft/?tid=https://evil.example/${CONTOSO}`],
  ['a key that only ends like one', `https://admin.cloud.microsoft/?xtid=${CONTOSO}`],
  ['a tenant in the return address', `https://admin.cloud.microsoft/?returnUrl=%3Ftid%3D${CONTOSO}`],
  ['a tenant in the path', `https://admin.cloud.microsoft/${CONTOSO}`],
  ['an IP address', 'https://admin.cloud.microsoft/?tenant=10.0.0.1'],
  ['a look-alike host', `https://admin.microsoft.com.evil.example/?tid=${CONTOSO}`],
  ['a host in the query', `https://evil.example/?u=admin.microsoft.com&tid=${CONTOSO}`],
  ['a user name in front', `https://admin.microsoft.com@evil.example/?tid=${CONTOSO}`],
  ['another port', `https://admin.microsoft.com:444/?tid=${CONTOSO}`],
  ['no address', `tid=${CONTOSO}`],
])('takes nothing from %s', (_, url) => {
  expect(tenantHints(url)).toEqual(hints([]));
});

it('looks at a few only of thousands of tenants', () => {
  const many = Array.from({ length: 5000 }, (_, n) => `tid=${CONTOSO.slice(0, -4)}${String(n).padStart(4, '0')}`);
  expect(tenantHints(`https://admin.cloud.microsoft/?${many.join('&')}`).tenantIds).toHaveLength(8);
});
