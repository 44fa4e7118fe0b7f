/** Every state of the wall that the guide does not show: numbers of cameras, states of tiles, views, and tiles that are held. */
import { sceneName } from '@camwall/demo-scenes'
import type { Page } from '@playwright/test'
import { FIRST_LAYOUT } from '../../src-main/app/layouts/first-layout.ts'
import {
  blackPicture,
  picturesOf,
  sendOnce,
  startCamera,
  STEADY_MS,
  tileOf,
  untilSteady,
} from './cameras.ts'
import { choose, type Run, type Runs, type Stage } from './run.ts'

/** Seconds; after these each warning of a camera comes. */
const WARNED_AFTER = 2
/** More than that, so that all warnings are shown. */
const WARNED_MS = 6000
/** Of a camera's frames: late ones come less often than it usually sends. */
const USUAL_MS = 50
const LATE_MS = 900
/** Enough to know how often a camera sends. */
const USUAL_FRAMES = 60

function cameras(count: number): Run {
  return {
    flags: ['--demo', String(count)],
    work: async ({ page, shoot }) => {
      await untilSteady(page, count)
      await shoot(`wall-of-${count}`)
    },
  }
}

/** Cameras with each warning, those that are missing, and one that is recorded. */
async function shootWarnings(stage: Stage): Promise<void> {
  const { page, shoot, atEnd } = stage
  const pictures = picturesOf(1)
  const [first, black] = [pictures(0), blackPicture()]
  await startCamera(stage, USUAL_MS, (sender, number) => sender.sendJpg('Live', pictures(number)))
  await startCamera(stage, USUAL_MS, (sender) => sender.sendJpg('Frozen', first))
  await startCamera(stage, USUAL_MS, (sender) => sender.sendJpg('Dark', black))
  await startCamera(stage, USUAL_MS, (sender, number) =>
    sender.sendJpg('Not shown', number === 0 ? first : Buffer.from('not a picture')),
  )
  await startCamera(stage, USUAL_MS, (sender, number) =>
    sender.sendJpg('Damaged', number % 5 === 0 ? first.subarray(0, first.length / 2) : first),
  )
  for (let sender = 0; sender < 2; sender++)
    await startCamera(stage, USUAL_MS, (twin, number) => twin.sendJpg('Shared', pictures(number)))
  await startCamera(stage, USUAL_MS, async (sender, number) => {
    if (number > USUAL_FRAMES) await page.waitForTimeout(LATE_MS)
    return sender.sendJpg('Late, with a name that is too long for its tile', pictures(number))
  })
  const stalled = await sendOnce(6)
  atEnd(() => stalled.close())
  const gone = await sendOnce(7)
  await tileOf(page, sceneName(7)).waitFor()
  await gone.close()
  await page.waitForTimeout(WARNED_MS)
  await tileOf(page, 'Live').click()
  await page.keyboard.press('e')
  await shoot('warnings')
  await choose(stage, 'health')
  await page.waitForTimeout(STEADY_MS)
  await shoot('warnings-health')
  await page.keyboard.press('Escape')
  await tileOf(page, 'Frozen').focus()
  await shoot('warnings-focus')
}

/** Places of absent cameras, and a hotspot. */
async function shootPlaces({ page, shoot }: Stage): Promise<void> {
  await untilSteady(page, 4)
  await shoot('places')
  await tileOf(page, sceneName(0)).click()
  await page.keyboard.press('Shift+O')
  await page.locator('[data-hotspot]').waitFor()
  await tileOf(page, sceneName(1)).click()
  await shoot('hotspot')
  await page.keyboard.press('Control+l')
  await shoot('hotspot-panel')
}

/** Tiles that are selected, zoomed, frozen and hidden, and their panels. */
async function shootViews(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 8)
  await tileOf(page, sceneName(0)).click()
  await tileOf(page, sceneName(1)).click({ modifiers: ['Control'] })
  await shoot('selected')
  await page.keyboard.press('Escape')
  await tileOf(page, sceneName(2)).focus()
  await shoot('focus')
  await choose(stage, 'zoom-window')
  for (let press = 0; press < 3; press++) await tileOf(page, sceneName(3)).press('+')
  await tileOf(page, sceneName(4)).press('f')
  await tileOf(page, sceneName(5)).press('h')
  await choose(stage, 'hidden-tiles')
  await shoot('zoomed-frozen-hidden')
  await page.keyboard.press('Escape')
  await tileOf(page, sceneName(0)).press('Shift+W')
  await shoot('filled')
  await page.keyboard.press('Control+l')
  await page.getByRole('group', { name: 'Names' }).getByText('Never').click()
  await page.getByRole('group', { name: 'Numbers' }).getByText('Never').click()
  await shoot('without-labels')
}

/** What is shown while tiles are moved or resized, in the kinds that differ. */
async function shootArranging(stage: Stage): Promise<void> {
  const { page, shoot } = stage
  await untilSteady(page, 8)
  await shoot('drag-in-fit', () => dragAgain(page, sceneName(0), sceneName(5)))
  await drop(page)
  await tileOf(page, sceneName(1)).focus()
  await choose(stage, 'move-tile')
  await shoot('move-by-clicks')
  await page.keyboard.press('Escape')
  await choose(stage, 'resize-tile')
  await shoot('resize-by-clicks')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await page.getByRole('radio', { name: 'Free' }).check()
  await page.keyboard.press('Escape')
  await tileOf(page, sceneName(1)).click()
  await shoot('free-handles')
  await shoot('drag-in-free', () => dragAgain(page, sceneName(1), sceneName(6)))
  await drop(page)
  await page.keyboard.press('Control+l')
  for (const kind of ['Rows', '3 × 3', '1 + 5', '2 + 8']) {
    await page.getByRole('radio', { name: kind }).check()
    await shoot(`kind-${kind.replaceAll(' ', '')}`)
  }
}

/** A window that changes its size ends a drag. */
async function dragAgain(page: Page, from: string, to: string): Promise<void> {
  await drop(page)
  await drag(page, from, to)
}

/** Where the tile was. */
async function drop(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

/** Leaves the button of the mouse down. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const boxes = [await tileOf(page, from).boundingBox(), await tileOf(page, to).boundingBox()]
  for (const [index, box] of boxes.entries()) {
    if (box === null) throw new Error('The tile is not shown.')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
    if (index === 0) await page.mouse.down()
  }
}

const ABSENT = ['Cellar', 'Attic', 'Back door with a long name', 'Pond']
const PLACES = [
  sceneName(0),
  ABSENT[0],
  sceneName(1),
  sceneName(2),
  ...ABSENT.slice(1),
  sceneName(3),
]

export const WALL_RUNS: Runs = {
  'one-camera': cameras(1),
  'many-cameras': cameras(64),
  warnings: {
    settings: {
      health: {
        lateSeconds: WARNED_AFTER,
        frozenSeconds: WARNED_AFTER,
        darkSeconds: WARNED_AFTER,
        missingSeconds: WARNED_AFTER,
        probeSeconds: 1,
      },
      recording: { folder: '/nowhere' },
    },
    work: shootWarnings,
  },
  places: {
    flags: ['--demo', '4'],
    settings: {
      layouts: [
        {
          ...FIRST_LAYOUT,
          cameras: { by: 'hand' },
          tiles: PLACES.map((camera, index) => ({ id: `t${index + 1}`, camera })),
        },
      ],
    },
    work: shootPlaces,
  },
  views: { flags: ['--demo', '8'], work: shootViews },
  arranging: { flags: ['--demo', '8'], work: shootArranging },
}
