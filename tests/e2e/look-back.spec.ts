/** Looking back by keys: every tile shows its camera's last frame at or before the moment, and then live again. */
import axe from 'axe-core'
import type { Page } from '@playwright/test'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import type { FramePart } from '../../src-main/contract/frame.ts'
import '../support/for-tests.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { press, pressButton } from './keyboard.ts'
import { expectColours, tiles } from './tiles.ts'

needsPython()

declare const window: { readonly axe: typeof axe; readonly camwall: CamwallBridge }

const NAMES = ['Barn', 'Yard', 'Gate', 'Road']
const ROUNDS = 9
const NONE = { offered: 0, painted: 0, unchanged: 0, dropped: 0, undecodable: 0, onTheirWay: 0 }

interface SentFrame {
  readonly name: string
  readonly number: number
  readonly sha1: string
}

declare global {
  /** What the test notes in the main process: SHA-1 of frames that arrived, and of the last one that each camera's tile got. */
  var noted: {
    readonly arrived: { readonly camera: string; readonly at: number; readonly sha1: string }[]
    readonly posted: Map<string, string>
  }
}

/** The frames here have one part each. */
function noteFrames({ app }: Wall): Promise<void> {
  return app.evaluate(({ MessageChannelMain }) => {
    const { createHash } = process.getBuiltinModule('node:crypto')
    const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
    const noted: typeof globalThis.noted = { arrived: [], posted: new Map() }
    globalThis.noted = noted
    const { camwall } = globalThis.camwallForTests
    camwall.feed.add({
      demand: () => Infinity,
      capacity: Infinity,
      isIdle: true,
      take: ({ facts: { camera, arrivedAt: at }, body }) =>
        noted.arrived.push({ camera, at, sha1: sha1(body) }),
      stop: () => Promise.resolve(),
    })
    const ports = new MessageChannelMain().port1.constructor as {
      readonly prototype: Electron.MessagePortMain
    }
    const post = Object.getOwnPropertyDescriptor(ports.prototype, 'postMessage')?.value as (
      this: unknown,
      ...args: unknown[]
    ) => void
    ports.prototype.postMessage = function (part: FramePart, ...rest) {
      const { begins, bytes, length } = part
      if (begins !== undefined) noted.posted.set(begins.camera, sha1(bytes.subarray(0, length)))
      post.call(this, part, ...rest)
    }
  })
}

/** The number of the frame that each tile should show, and the one that it got last. */
async function framesAt(wall: Wall, sent: readonly SentFrame[], time: number) {
  const { arrived, posted } = await wall.app.evaluate(() => ({
    arrived: globalThis.noted.arrived,
    posted: [...globalThis.noted.posted],
  }))
  const numberOf = (name: string, sha1: string | undefined) =>
    sent.find((frame) => frame.name === name && frame.sha1 === sha1)?.number
  const due = NAMES.map((name) =>
    numberOf(name, arrived.findLast(({ camera, at }) => camera === name && at <= time)?.sha1),
  )
  const shown = NAMES.map((name) => numberOf(name, new Map(posted).get(name)))
  return { due, shown }
}

/** @param numbers - of the frames that the tiles show; black without a frame */
function expectFrames(page: Page, numbers: readonly (number | undefined)[]): Promise<void> {
  return expectColours(
    page,
    NAMES.map((name, index) => {
      const number = numbers[index]
      const level = number === undefined ? 0 : 20 * number + 4 * index
      return [name, 0.25, 0.25, [level, level, level]] as const
    }),
  )
}

async function checkBar(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run('.time-bar', { resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))
    })
    expect(found, colorScheme).toEqual([])
  }
}

test('look back', async ({ stage }) => {
  const wall = await stage.start()
  const { page } = wall
  await noteFrames(wall)
  await page.evaluate(axe.source)
  await page.evaluate(() => window.camwall.request('settings:change', 'lookBack', { fps: null }))
  const bar = page.getByRole('region', { name: 'Look back' })
  await press(page, 'Control+b')
  await pressButton(page, bar.getByRole('button', { name: 'Keep the last seconds' }))
  await expect(bar).toContainText('Nothing is kept yet.')

  const options = JSON.stringify({ address: wall.address, names: NAMES, plain: true })
  const senders = new PythonProgram<SentFrame>('triggered_senders.py', [options])
  const sendRound = async (round: number) => {
    senders.write('next')
    await senders.until((lines) => lines.length === round * NAMES.length)
  }
  try {
    for (let round = 1; round <= ROUNDS; round++) await sendRound(round)
    await expect(tiles(page)).toHaveCount(NAMES.length)
    const slider = bar.getByRole('slider', { name: 'Time' })
    await expect(slider).toBeFocused()
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live')

    /** The numbers of the frames that the tiles show after these keys: those that are due at the time of the slider. */
    const goTo = async (...keys: readonly string[]) => {
      const before = await slider.inputValue()
      await press(page, ...keys)
      await expect(slider).not.toHaveValue(before)
      const time = Number(await slider.inputValue())
      const { due } = await framesAt(wall, senders.lines, time)
      await expect.poll(async () => (await framesAt(wall, senders.lines, time)).shown).toEqual(due)
      await expectFrames(page, due)
      return due
    }
    expect(await goTo('ArrowLeft')).toContain(ROUNDS - 1)
    expect(await goTo('ArrowLeft')).toContain(ROUNDS - 2)
    await expect(bar).toContainText('Not live')
    await checkBar(page)
    await goTo('ArrowRight')
    expect(await goTo('Home')).toContain(1)
    await expect(slider).toHaveAttribute(
      'aria-valuetext',
      /^\d\d:\d\d:\d\d\.\d, [\d.]+ seconds ago$/,
    )

    await press(page, 'End')
    await expect(slider).toHaveAttribute('aria-valuetext', 'Live')
    // The newest frames at once, and further ones.
    const shown = async () => (await framesAt(wall, senders.lines, Date.now())).shown
    await expect.poll(shown).toEqual(Array.from(NAMES, () => ROUNDS))
    await sendRound(ROUNDS + 1)
    await expect.poll(shown).toEqual(Array.from(NAMES, () => ROUNDS + 1))
    await checkBar(page)
    await press(page, 'Escape')
    await expect(bar).toBeHidden()
    senders.endInput()
    await senders.end()
  } finally {
    await senders.kill()
  }
  const [wallWindow] = (await wall.quit()).windows
  const { offered, painted, unchanged, dropped, undecodable, onTheirWay } =
    wallWindow?.counts ?? NONE
  expect(offered).toBeGreaterThan(ROUNDS)
  expect(offered).toBe(painted + unchanged + dropped + undecodable + onTheirWay)
})
