import { useEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { DiagnosticsPage } from '../../components/diagnostics/DiagnosticsPage.tsx';
import type { Surroundings } from '../../lib/diagnostics/read-facts.ts';
import { readPolicy } from '../../lib/policy/read-policy.ts';
import { createDiagnostics } from '../../lib/session/diagnostics.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { readStorageUse } from '../../lib/session/setup-storage.ts';
import type { Role } from '../../lib/settings.ts';

interface DiagnosticsViewProps {
  session: OptionsSession;
  role: Role | null;
}

export function DiagnosticsView({ session, role }: DiagnosticsViewProps) {
  const diagnostics = useMemo(() => createDiagnostics(session.db, () => readSurroundings(role)), [session, role]);
  useEffect(() => session.head.subscribe(() => void diagnostics.refresh()), [diagnostics, session]);
  useEffect(() => diagnostics.cancel, [diagnostics]);
  return (
    <DiagnosticsPage
      facts={diagnostics.facts.value}
      faults={diagnostics.faults.value}
      view={diagnostics.view.value}
      onCheck={() => void diagnostics.check()}
      onRebuild={() => void diagnostics.rebuild()}
      onCancel={diagnostics.cancel}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}

async function readSurroundings(role: Role | null): Promise<Surroundings> {
  const [storage, { permissions = [], origins = [] }, policy] = await Promise.all([
    readStorageUse(navigator.storage),
    browser.permissions.getAll(),
    readPolicy(),
  ]);
  return {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    languages: navigator.languages,
    role: role ?? '–',
    policy,
    storage,
    permissions,
    hosts: origins,
    now: Date.now(),
  };
}
