import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** A busy machine is slow, not wrong: what must be quick is measured by `npm run bench`. */
const TIMEOUT = 30_000;
/** As `test/until.ts`. */
const POLL_TIMEOUT = 20_000;

const browserProject = (name: 'chromium' | 'firefox') => ({
  extends: true as const,
  test: {
    name,
    include: ['test/e2e/**/*.test.ts'],
    provide: { browserName: name },
    // Above what one wait may take (test/e2e/support/wait-for.ts), so that its message is the one that is shown.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 45_000 } },
    fileParallelism: false,
    globalSetup: ['test/e2e/global-setup.ts'],
  },
});

export default defineConfig({
  test: {
    // Vitest's own default leaves one core idle, half of the machine where there are two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: [
            'test/{security,diagnostics,directory,log,db,feed,transfer,admin-center,lib,lookup,network,partner-center,policy,session,surfaces,workspace}/**/*.test.ts',
            'test/*.test.ts',
          ],
          setupFiles: ['test/setup-unit.ts'],
          testTimeout: TIMEOUT,
          expect: { poll: { timeout: POLL_TIMEOUT } },
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['test/setup-unit.ts'],
          testTimeout: TIMEOUT,
          expect: { poll: { timeout: POLL_TIMEOUT } },
        },
      },
      browserProject('chromium'),
      browserProject('firefox'),
    ],
  },
});
