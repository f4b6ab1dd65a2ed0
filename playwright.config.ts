import { defineConfig } from '@playwright/test'

// One real window at a time; no retries, because a test that passes the second time has found something.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/desktop/e2e',
  workers: 1,
  retries: 0,
  timeout: 180_000,
  forbidOnly: true,
  reporter: [['list']],
  use: { screenshot: 'only-on-failure' }
})
