import { describe, expect, it, vi } from 'vitest';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createExport, type ExportKind } from '../../lib/session/transfer-export.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { memorySession, write } from './memory-session.ts';

async function exporting() {
  const session = await memorySession();
  await write(session.db, [diffCustomer(undefined, aCustomer(1))]);
  const save = vi.fn<(file: Blob, name: string) => void>();
  const today = () => session.today();
  return { save, today, session, ...createExport(session, save) };
}

describe('an export', () => {
  it.each([
    ['customers', 'CustomerId,CompanyName', /^customers-\d{4}-\d\d-\d\d\.csv$/],
    ['partners', 'TenantId,MpnId', /^partners-\d{4}-\d\d-\d\d\.csv$/],
    ['everything', 'support-contacts/directory', /^support-contacts-\d{4}-\d\d-\d\d\.json$/],
    ['customersTemplate', 'CustomerId,CompanyName', /^customers-template\.csv$/],
    ['partnersTemplate', 'TenantId,MpnId', /^partners-template\.csv$/],
  ] as [ExportKind, string, RegExp][])('of %s is handed to the downloads by its name', async (kind, content, name) => {
    const { make, save, view } = await exporting();
    await make(kind);
    const [file, saved] = save.mock.calls[0] ?? [];
    expect(await file?.text()).toContain(content);
    expect(saved).toMatch(name);
    expect(view.value).toEqual({ state: 'done', name: saved });
  });

  it('template holds the header and nothing else', async () => {
    const { make, save } = await exporting();
    await make('customersTemplate');
    const text = await save.mock.calls[0]?.[0].text();
    expect(text?.trim().split('\n')).toHaveLength(1);
  });

  it('that is cancelled saves nothing', async () => {
    const { make, cancel, save, view } = await exporting();
    const making = make('customers');
    cancel();
    await making;
    expect(save).not.toHaveBeenCalled();
    expect(view.value).toEqual({ state: 'idle' });
  });

  it('that fails says why', async () => {
    const { make, session, view } = await exporting();
    session.dispose();
    session.db.close();
    await make('customers');
    expect(view.value.state).toBe('failed');
  });
});
