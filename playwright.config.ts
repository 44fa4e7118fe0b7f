/**
 * End-to-end tests drive the real, built app in real Electron. Two at a time where each worker has a virtual display of its
 * own; on a person's display their windows would take each other's focus. What measures runs alone.
 */
import { defineConfig } from '@playwright/test'
import { isHeadless } from './scripts/machine.ts'

const MEASURING = ['**/work.spec.ts', '**/limits.spec.ts', '**/consumers.spec.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: isHeadless(process.env, process.platform) ? 2 : 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'together', testIgnore: MEASURING },
    { name: 'alone', testMatch: MEASURING, workers: 1 },
  ],
})
