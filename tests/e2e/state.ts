/** The state that the main process gives a page. */
import type { Page } from '@playwright/test'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import type { Stage, Wall } from './camwall.ts'

declare const window: { readonly camwall: CamwallBridge }

/** All cameras and topics, as they are now. */
export async function stateOf(page: Page) {
  const answer = await page.evaluate(() => window.camwall.request('wall:open'))
  if ('why' in answer) throw new Error(answer.why.key)
  return answer.result
}

export async function topicsOf(page: Page) {
  return (await stateOf(page)).topics
}

/** For tests of tiles: many pictures would take the time of the tests beside them. */
export async function startWithFewFrames(stage: Stage, ...flags: string[]): Promise<Wall> {
  const wall = await stage.start(...flags)
  await wall.page.evaluate(() => window.camwall.request('settings:change', 'hub', { maxFps: 2 }))
  return wall
}
