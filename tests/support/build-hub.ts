/** Builds the hub before the tests that start it. */
import { buildHub } from '../../scripts/packing/hub.ts'

export async function setup(): Promise<void> {
  await buildHub()
}
