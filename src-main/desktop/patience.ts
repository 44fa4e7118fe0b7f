/** How long Camwall waits for what may never come. */
import { app } from 'electron'

/** Tests of the whole program have it give up sooner. A packed Camwall waits as long as it should, whatever is set. */
const TEST_PATIENCE = app.isPackaged ? undefined : process.env['CAMWALL_PATIENCE_SECONDS']

export function patience(seconds: number): number {
  return TEST_PATIENCE === undefined ? seconds : Number(TEST_PATIENCE)
}
