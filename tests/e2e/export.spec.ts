/** A stretch of the past of real senders is marked by keys, and saved: as pictures and as MKV, with exactly what was sent. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import jpegTurbo from '@julusian/jpeg-turbo'
import axe from 'axe-core'
import { decode } from 'fast-png'
import type { CamwallBridge } from '../../src-main/features/list.ts'
import { toBgr } from '../support/bgr.ts'
import { PythonProgram } from '../support/python.ts'
import { framesBelow, type KnownFrame, type RecordedSender } from '../support/recorded-frames.ts'
import { expect, needsPython, test } from './camwall.ts'
import { chooseNext } from './dialogs.ts'
import { chooseByKeys, press, pressButton, tabTo } from './keyboard.ts'
import { notice } from './notices.ts'
import { tile } from './tiles.ts'
import { violationsIn } from './violations.ts'

needsPython()

declare const window: { readonly camwall: CamwallBridge }

const FRAMES = 12
const CAMERAS = ['Barn', '../Gate']

test('a marked stretch is saved as pictures and as MKV', async ({ stage }) => {
  const wall = await stage.start()
  const { page, address } = wall
  const folderOf = (name: string) => join(stage.folder, name)
  const [pictures, recordings, captioned] = [
    folderOf('pictures'),
    folderOf('recordings'),
    folderOf('captioned'),
  ]
  await Promise.all([pictures, recordings, captioned].map((folder) => mkdir(folder)))
  await page.evaluate(() =>
    window.camwall.request('settings:change', 'lookBack', { isOn: true, fps: null }),
  )
  const plan: Omit<RecordedSender, 'name' | 'kind'> = {
    ...{ address, frames: FRAMES, fps: 20, timed: true, seed: 1 },
  }
  const senders = new PythonProgram<KnownFrame>('recorded_senders.py', [
    JSON.stringify([
      { ...plan, name: 'Barn', kind: 'jpg' },
      { ...plan, name: '../Gate', kind: 'bgr' },
    ]),
  ])
  try {
    for (const name of CAMERAS) await expect(tile(page, name)).toBeVisible()
    senders.write('go')
    await senders.end()
  } finally {
    await senders.kill()
  }

  const bar = page.getByRole('region', { name: 'Look back' })
  const slider = bar.getByRole('slider', { name: 'Time' })
  // Frames are those of the current tile; without one, those of the camera that came first.
  await tile(page, 'Barn').focus()
  await press(page, 'Control+b')
  await expect(slider).toBeFocused()
  const time = async () => Number(await slider.inputValue())
  /** A few frames of the current tile before the end, and where the slider is then. */
  const goBack = async (frames: number) => {
    for (let count = 0; count < frames; count++) {
      const before = await time()
      await press(page, 'ArrowLeft')
      await expect(bar).toContainText('Not live')
      // While it is live, it moves by itself, but not back.
      await expect.poll(time).toBeLessThan(before)
    }
    return time()
  }
  const to = await goBack(3)
  await press(page, 'o')
  const from = await goBack(5)
  await press(page, 'i')
  await expect(bar.locator('.time-stretch[data-begins][data-ends]')).toBeVisible()

  await chooseNext(wall, pictures)
  await press(page, 'Control+s')
  const dialog = page.getByRole('dialog', { name: 'Save a stretch' })
  await expect(dialog).toContainText('of 2 cameras')
  await chooseByKeys(page, 'Save as', 'Pictures')
  await page.evaluate(axe.source)
  expect(await violationsIn(page, '.page')).toEqual([])
  const save = dialog.getByRole('button', { name: 'Choose folder and save…' })
  await pressButton(page, save)
  await expect(notice(page, /^Saved: \d+ frames in /)).toBeVisible()

  await chooseNext(wall, recordings)
  await press(page, 'Control+s')
  await pressButton(page, save)
  await expect(notice(page, recordings)).toBeVisible()

  await page.evaluate(() =>
    window.camwall.request('values:change', ['../Gate'], {
      levels: { by: 'hand', black: 254, white: 255 },
    }),
  )
  await chooseNext(wall, captioned)
  await press(page, 'Control+s')
  await chooseByKeys(page, 'Save as', 'Pictures')
  await tabTo(page, dialog.getByRole('checkbox', { name: 'Name and time on the pictures' }))
  await press(page, 'Space')
  await expect(dialog).toContainText('The pictures are changed')
  expect(await violationsIn(page, '.page')).toEqual([])
  await pressButton(page, save)
  await expect(notice(page, captioned)).toBeVisible()
  await wall.quit()

  const sentBy = (camera: string) =>
    senders.lines.filter(({ name }) => name === camera).map(({ sha256 }) => sha256)
  const saved = await savedPictures(pictures)
  const inFiles = await framesBelow(recordings)
  for (const camera of CAMERAS) {
    const mine = saved.filter((picture) => picture.camera === camera)
    const hashes = mine.map(({ sent }) => sent)
    const all = sentBy(camera)
    const first = all.indexOf(hashes[0] ?? '')
    expect(hashes, camera).toEqual(all.slice(first, first + hashes.length))
    // The first is the one that was shown when the stretch begins.
    expect(mine.slice(1).every(({ at }) => at > from && at <= to)).toBe(true)
    expect(mine[0]?.at).toBeLessThanOrEqual(from)
    expect(inFiles.filter(({ name }) => name === camera).map(({ sha256 }) => sha256)).toEqual(
      hashes,
    )
    expect(inFiles.find(({ name }) => name === camera)?.time).toBe(from)
  }
  expect(saved.filter(({ camera }) => camera === 'Barn')).toHaveLength(6)
  expect(saved.every(({ changed }) => changed === '')).toBe(true)

  // Cameras send noise, whose mean is gray; the array is shown black. Letters are white on black.
  const burnt = await savedPictures(captioned)
  expect(burnt.map(({ camera, sent, at }) => [camera, sent, at])).toEqual(
    saved.map(({ camera, sent, at }) => [camera, sent, at]),
  )
  for (const { name, camera, bytes, changed } of burnt) {
    await writeFile(test.info().outputPath(name), bytes)
    expect(changed, name).toBe('name and time burned in')
    expect(brightnessFrom(0, bytes), name).toBeGreaterThan(10)
    expect(brightnessFrom(0, bytes), name).toBeLessThan(90)
    expect(brightnessFrom(30, bytes) < 30, name).toBe(camera === '../Gate')
  }
})

/** The mean of some pixels at the left edge; from the top on, name and time are on them in a picture of 64 x 48. */
function brightnessFrom(top: number, jpeg: Buffer): number {
  const { data, width } = jpegTurbo.decompressSync(jpeg, { format: jpegTurbo.FORMAT_GRAY })
  const rows = Array.from({ length: 10 }, (_, y) => {
    const at = (top + y) * width
    return [...data.subarray(at, at + 20)]
  })
  const pixels = rows.flat()
  return pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length
}

/** By the table beside them; the bytes are those of the files. */
async function savedPictures(parent: string) {
  const [name = ''] = await readdir(parent)
  const folder = join(parent, name)
  const table = await readFile(join(folder, 'manifest.csv'), 'utf8')
  const [, ...rows] = table.trim().split('\r\n')
  return Promise.all(
    rows.map(async (row) => {
      const [file = '', camera = '', , , arrived, sha256, sent = '', , changed = ''] =
        row.split(',')
      const bytes = await readFile(join(folder, file))
      expect(sha256Of(bytes)).toBe(sha256)
      expect(sha256Of(asSent(bytes)) === sent).toBe(changed === '')
      return { name: basename(file), camera, sent, at: Number(arrived), changed, bytes }
    }),
  )
}

/** A PNG of an array in the order of its values, which is that of OpenCV. */
function asSent(file: Buffer): Uint8Array {
  return file[0] === 0x89 ? toBgr(decode(file).data) : file
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
