import { expect, it, vi } from 'vitest';
import { onReported } from '../../lib/report-error.ts';
import { createDiagnostics } from '../../lib/session/diagnostics.ts';
import { SURROUNDINGS } from '../diagnostics/surroundings.ts';
import { sampleDirectory } from '../sample-data.ts';
import { dbWith } from '../transfer/import-file.ts';

it('a check that is cancelled leaves nothing on the page, and is no fault to report', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reported = vi.fn();
  onReported(reported);
  const diagnostics = createDiagnostics(
    await dbWith(sampleDirectory({ customers: 40, seed: 4 })),
    async () => SURROUNDINGS,
  );
  const checking = diagnostics.check();
  diagnostics.cancel();
  await checking;
  expect(diagnostics.view.value).toEqual({ state: 'idle' });
  expect(reported).not.toHaveBeenCalled();
  await diagnostics.check();
  expect(diagnostics.view.value.state).toBe('checked');
});
