/** Time limits. */
import { app } from 'electron'

/** End-to-end tests shorten all limits. A packed Camwall ignores the variable. */
const TEST_TIME_LIMIT = app.isPackaged ? undefined : process.env['CAMWALL_TIME_LIMIT_SECONDS']

export function timeLimit(seconds: number): number {
  return TEST_TIME_LIMIT === undefined ? seconds : Number(TEST_TIME_LIMIT)
}
