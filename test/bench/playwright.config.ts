import { defineConfig } from '@playwright/test'

/** The measures that need the real window; `npm run bench` runs them on a screen of their own. */
export default defineConfig({
  testDir: '.',
  testMatch: 'window.bench.ts',
  outputDir: '../../test-results/desktop/bench',
  workers: 1,
  retries: 0,
  timeout: 3_600_000,
  forbidOnly: true,
  reporter: [['line']],
})
