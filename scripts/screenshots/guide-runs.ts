/** The runs in which the guide's screenshots are taken. */
import { networkInterfaces } from 'node:os'
import { sceneName } from '@camwall/demo-scenes'
import type { ColourMap } from '../../src-main/contract/camera-values.ts'
import { DAYS, type AlarmRule } from '../../src-main/contract/alarm-rule.ts'
import { hubSection } from '../../src-main/contract/settings.ts'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { newRule } from '../../src-renderer/features/alarms/rule-draft.ts'
import {
  depthPicture,
  heatPicture,
  NO_PICTURE,
  picturesOf,
  sendFloats,
  sendOnce,
  startCamera,
  STEADY_MS,
  tileOf,
  until,
  untilSteady,
} from './cameras.ts'
import type { Runs, Stage } from './run.ts'

declare const window: { readonly camwall: CamwallBridge }

/** Between frames of cameras of floats, each of which has a megabyte. */
const EVERY_MS = 300
/** Only for the screenshot of the empty wall, which shows the addresses for senders. */
const EVERYWHERE = hubSection.defaults.listen
/** Shown instead of the address of the computer on which the screenshots are taken. */
const EXAMPLE_ADDRESS = '192.168.1.20'
const COLOURED: readonly (readonly [camera: string, colourMap: ColourMap])[] = [
  ['Depth', 'viridis'],
  ['Depth, turbo', 'turbo'],
  ['Depth, magma', 'magma'],
  ['Thermal', 'inferno'],
]
const LOST = { ...newRule([], 'Lost'), lastsSeconds: 0 }
const MOTION_AT_NIGHT: AlarmRule = {
  ...newRule([LOST], 'Motion at night'),
  trigger: { kind: 'text', text: 'motion', isPattern: false },
  schedule: { days: DAYS, from: '22:00', to: '06:00' },
}

async function shootWall({ page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 8)
  await shoot('wall')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await shoot('settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: '1 + 7' }).check()
  await page.waitForTimeout(STEADY_MS)
  await shoot('layout')
  await page.getByRole('radio', { name: 'Fit all' }).check()
  await page.getByRole('radio', { name: 'Free' }).check()
  await page.keyboard.press('Escape')
  await tileOf(page, sceneName(0)).press(' ')
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    await page.keyboard.press(key)
  await shoot('free')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: 'Fit all' }).check()
  await page.keyboard.press('Control+Shift+h')
  await page.waitForTimeout(STEADY_MS)
  await shoot('health')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('radio', { name: 'Light' }).check()
  await shoot('light')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.keyboard.press('Escape')
  await tileOf(page, sceneName(1)).dblclick()
  await page.getByRole('button', { name: 'Show all cameras' }).first().waitFor()
  await shoot('solo')
}

/** Some seconds ago, in step. */
async function shootPast({ page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 8)
  await page.waitForTimeout(STEADY_MS)
  await page.keyboard.press('Control+b')
  await page.getByRole('slider').first().focus()
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowLeft')
  await shoot('look-back')
}

/** Four live cameras, one that is stalled and one that is gone. */
async function shootStates({ page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 4)
  const stalled = await sendOnce(6)
  const gone = await sendOnce(7)
  await until(page, 'live', 7)
  await gone.close()
  await until(page, 'gone', 7)
  await until(page, 'stalled', 6)
  await page.waitForTimeout(STEADY_MS)
  await shoot('states')
  await stalled.close()
}

/** Three live cameras, one that is gone, which is an alarm, and one that says what it sees. */
async function shootAlarms({ page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 3)
  const gone = await sendOnce(3)
  await until(page, 'live', 3)
  await gone.close()
  await tileOf(page, sceneName(3)).locator('.tile-alarm').waitFor()
  const seeing = await sendOnce(4)
  await until(page, 'live', 4)
  for (const said of ['motion|moving', 'Temp|77 F', 'motion|still'])
    await seeing.sendImage(`${sceneName(4)}|${said}`, NO_PICTURE)
  await page.keyboard.press('Control+Shift+a')
  await page.locator('[data-alarm]').first().waitFor()
  await shoot('alarms')
  await page.keyboard.press('Control+Shift+e')
  await page.locator('[data-event]', { hasText: 'moving' }).click()
  await shoot('events')
  await seeing.close()
}

async function shootEmpty({ page, shoot }: Stage): Promise<void> {
  await page.getByText(/imagezmq\.ImageSender/).waitFor()
  const own = Object.values(networkInterfaces())
    .flat()
    .flatMap((face) => (face === undefined || face.internal ? [] : [face.address]))
  await page.evaluate(
    ([own, example]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
        for (const address of own)
          node.nodeValue = (node.nodeValue ?? '').replaceAll(address, example)
    },
    [own, EXAMPLE_ADDRESS] as const,
  )
  await shoot('empty')
}

/** Cameras of floats in colour maps, the panel of three of them, and what they are in the middle. */
async function shootValues(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  const depths = ['Depth', 'Depth, turbo', 'Depth, magma']
  for (const name of depths)
    await startCamera(stage, EVERY_MS, (sender, number) =>
      sendFloats(sender, name, depthPicture(number)),
    )
  await startCamera(stage, EVERY_MS, (sender, number) =>
    sendFloats(sender, 'Thermal', heatPicture(number)),
  )
  for (const index of [4, 7]) {
    const pictureOf = picturesOf(index)
    await startCamera(stage, EVERY_MS, (sender, number) =>
      sender.sendJpg(sceneName(index), pictureOf(number)),
    )
  }
  const all = [...depths, 'Thermal', sceneName(4), sceneName(7)]
  for (const name of all) await tileOf(page, name).waitFor()
  await page.evaluate(async (maps) => {
    const levels = { by: 'percentiles', low: 0.5, high: 99.5 } as const
    for (const [camera, colourMap] of maps)
      await window.camwall.request('values:change', [camera], { colourMap, levels })
  }, COLOURED)
  await tileOf(page, 'Depth').click()
  for (const name of depths.slice(1)) await tileOf(page, name).click({ modifiers: ['Control'] })
  await page.keyboard.press('v')
  await page.locator('.histogram').waitFor()
  await page.waitForTimeout(STEADY_MS)
  // The pointer, which leaves the tiles, takes the read-outs with it.
  await shoot('values', async () => {
    for (const key of ['ArrowLeft', 'ArrowDown']) await page.keyboard.press(`Control+Shift+${key}`)
  })
}

export const GUIDE_RUNS: Runs = {
  empty: { listen: EVERYWHERE, work: shootEmpty },
  wall: { flags: ['--demo', '8'], work: shootWall },
  past: { flags: ['--demo', '8'], settings: { lookBack: { isOn: true } }, work: shootPast },
  states: { flags: ['--demo', '4'], work: shootStates },
  alarms: {
    flags: ['--demo', '3'],
    settings: { alarms: { rules: [LOST, MOTION_AT_NIGHT] } },
    work: shootAlarms,
  },
  values: { work: shootValues },
}
