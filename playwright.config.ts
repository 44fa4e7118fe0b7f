/**
 * End-to-end tests drive the real, built app in real Electron. Three run in parallel if each worker has its own virtual display,
 * because most of them wait; on a person's display their windows would take each other's focus.
 */
import { defineConfig } from '@playwright/test'
import { isHeadless } from './scripts/machine.ts'

/** They begin first: at the end, other workers would wait for them. Files begin in the order of their names. */
const LONG = [
  '**/recovery.spec.ts',
  '**/texts.spec.ts',
  '**/turn.spec.ts',
  '**/unattended.spec.ts',
  '**/updates.spec.ts',
  '**/values.spec.ts',
  '**/views.spec.ts',
  '**/web.spec.ts',
  '**/windows.spec.ts',
  '**/work.spec.ts',
]

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: isHeadless(process.env, process.platform) ? 3 : 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'parallel', testIgnore: LONG },
  ],
})
