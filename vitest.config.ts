import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const browserProject = (name: 'chromium' | 'firefox') => ({
  extends: true as const,
  test: {
    name,
    include: ['test/e2e/**/*.test.ts'],
    provide: { browserName: name },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    globalSetup: ['test/e2e/global-setup.ts'],
  },
});

export default defineConfig({
  test: {
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
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'components',
          include: ['test/components/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['test/setup-unit.ts'],
        },
      },
      browserProject('chromium'),
      browserProject('firefox'),
    ],
  },
});
