import { EventEmitter, once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { captureOf } from '../../../../src-main/capture/captured-frame.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { heldFrame } from '../../../../src-main/features/snapshot/held-frame.ts'
import type { SnapshotSettings } from '../../../../src-main/features/snapshot/contract.ts'
import { Snapshots, type SnapshotsState } from '../../../../src-main/features/snapshot/snapshots.ts'
import {
  writeStill,
  type SnapshotFolder,
  type StillOrder,
  type StillResult,
} from '../../../../src-main/features/snapshot/write-still.ts'
import { aFrame } from '../../../support/a-recording.ts'
import { aWindow } from '../../../support/a-window.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-snapshots-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

interface Given {
  readonly settings?: Partial<SnapshotSettings>
  readonly write?: (order: StillOrder) => Promise<StillResult>
  readonly giveUp?: () => void
  readonly maxWaitingBytes?: number
  readonly stuckAfterMs?: number
}

function open({ settings, write = writeStill, giveUp = () => undefined, ...bounds }: Given = {}) {
  const opened = openFeed()
  const { feed } = opened
  let place: SnapshotFolder = { path: folder, isMade: false }
  let state: SnapshotsState = {}
  const changes = new EventEmitter()
  const snapshots = new Snapshots({
    cameras: () => feed.cameras.statuses(0).map(({ name }) => name),
    settings: () => ({ template: '{camera} {time}', arrays: 'png', ...settings }),
    folder: () => place,
    write,
    giveUp,
    changed: (next) => {
      state = next
      changes.emit('change')
    },
    ...bounds,
  })
  const takeSnapshot = (cameras: readonly string[], window = aWindow()) =>
    snapshots.take(cameras, (camera) => heldFrame(window, (name) => feed.newest(name), camera))
  return {
    ...opened,
    snapshots,
    takeSnapshot,
    news: () => ENGLISH.say(state.news?.what ?? { key: 'verbatim', values: { text: '' } }),
    unwritten: () => state.unwritten,
    nextChange: () => once(changes, 'change'),
    moveTo: (path: string, isMade = false) => (place = { path, isMade }),
  }
}

describe('a snapshot', () => {
  test('has the bytes that were sent, and the name and time of its camera', async () => {
    const { take, takeSnapshot, snapshots, news } = open()
    take(picture('Barn', 7), Date.UTC(2026, 10, 26))
    takeSnapshot(['Barn'])
    await snapshots.idle
    const [file = ''] = await readdir(folder)
    expect(file).toMatch(/^Barn 2026-11-2[56]T\d\d-\d\d-00\.000[+-]\d{4}\.jpg$/)
    expect([...(await readFile(join(folder, file)))]).toEqual([7])
    expect(news()).toBe(`Snapshot: ${join(folder, file)}`)
    expect(snapshots.newestPath).toBe(join(folder, file))
  })

  test('is of the frames that were the newest when it was taken', async () => {
    const { take, takeSnapshot, snapshots, news } = open({ settings: { template: '{camera}' } })
    for (const camera of ['a', 'b']) take(picture(camera, 1))
    takeSnapshot(['a', 'b', 'b', 'absent'])
    for (const camera of ['a', 'b']) take(picture(camera, 2))
    await snapshots.idle
    expect(await readdir(folder)).toEqual(['a.jpg', 'b.jpg'])
    for (const file of ['a.jpg', 'b.jpg'])
      expect([...(await readFile(join(folder, file)))]).toEqual([1])
    expect(news()).toBe(`Snapshot: 2 pictures in ${folder}`)
  })

  test('of 64 cameras is of one moment: their times are within half an interval of its middle', async () => {
    const { take, takeSnapshot, snapshots } = open({ settings: { template: '{camera}' } })
    const interval = 100
    const moment = 10_000
    const sentAt = new Map<string, number>()
    // Each camera sends at its own phase; those that are sent after the snapshot are not in it.
    const frames = Array.from({ length: 64 }, (_, camera) =>
      Array.from({ length: 30 }, (_, frame) => ({
        camera: `c${camera}`,
        at: moment - 20 * interval + frame * interval + ((camera * 37) % interval),
      })),
    )
    const inOrder = frames.flat().toSorted((one, other) => one.at - other.at)
    const before = inOrder.filter(({ at }) => at <= moment)
    for (const { camera, at } of before) {
      take(picture(camera, at % 251, at), at)
      sentAt.set(camera, at)
    }
    takeSnapshot([...sentAt.keys()])
    for (const { camera, at } of inOrder.slice(before.length)) take(picture(camera, 255, at), at)
    await snapshots.idle
    expect((await readdir(folder)).length).toBe(64)
    for (const [camera, at] of sentAt)
      expect([...(await readFile(join(folder, `${camera}.jpg`)))]).toEqual([at % 251])
    const times = [...sentAt.values()]
    const middle = moment - interval / 2
    expect(Math.max(...times.map((at) => Math.abs(at - middle)))).toBeLessThanOrEqual(interval / 2)
  })

  test('in a window that looks back is of what the window shows', async () => {
    const { feed, take, takeSnapshot, snapshots, news } = open()
    for (const camera of ['Barn', 'Yard']) take(picture(camera, 2))
    const frame = feed.newest('Barn')
    if (frame === undefined) throw new Error('There is no frame.')
    const past = { ...captureOf(frame.facts, frame.body), time: 5, body: Uint8Array.of(1) }
    const window = aWindow({
      isLive: false,
      pastOf: (camera) => (camera === 'Barn' ? past : undefined),
    })
    takeSnapshot(['Barn', 'Yard'], window)
    past.body.fill(9) // It is valid until then.
    await snapshots.idle
    expect(news()).toMatch(/^Snapshot: .*Barn/)
    const [file = ''] = await readdir(folder)
    expect([...(await readFile(join(folder, file)))]).toEqual([1])
  })

  test('has the name of a camera of which there are only recordings, too', async () => {
    const { takeSnapshot, snapshots } = open({ settings: { template: '{camera}' } })
    const past = { ...aFrame('Yard', 1), body: Uint8Array.of(1), time: 5 }
    takeSnapshot(['Yard'], aWindow({ isLive: false, pastOf: () => past }))
    await snapshots.idle
    expect(await readdir(folder)).toEqual(['Yard.jpg'])
  })

  test('writes over no other file', async () => {
    const { take, takeSnapshot, snapshots } = open({ settings: { template: '{camera}' } })
    await writeFile(join(folder, 'Barn.jpg'), 'mine')
    for (const mark of [1, 2]) {
      take(picture('Barn', mark))
      takeSnapshot(['Barn'])
    }
    await snapshots.idle
    expect(await readdir(folder)).toEqual(['Barn (2).jpg', 'Barn (3).jpg', 'Barn.jpg'])
    expect(await readFile(join(folder, 'Barn.jpg'), 'utf8')).toBe('mine')
  })

  test('stays in its folder whatever the camera is called', async () => {
    const { take, takeSnapshot, snapshots, news } = open({
      settings: { template: '{date}/{camera}/{time}' },
    })
    const names = ['../../up', '/etc/passwd', 'NUL', 'Barn', 'barn', '', 'a/b', '.', '..']
    for (const name of names) take(picture(name))
    takeSnapshot(names)
    await snapshots.idle
    expect(news()).toMatch(/^Snapshot: 9 pictures/)
    const all = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = all.filter((entry) => entry.isFile())
    expect(files.length).toBe(9)
    expect(new Set(files.map(({ parentPath }) => parentPath.toLowerCase())).size).toBe(9)
  })

  test('without a picture says so', () => {
    const { takeSnapshot, snapshots, news } = open()
    takeSnapshot(['absent'])
    expect(news()).toMatch(/no picture yet/)
    snapshots.dismiss()
    expect(news()).toBe('')
  })

  test('can be read by its owner only', async () => {
    const { take, takeSnapshot, snapshots, moveTo } = open()
    const made = join(folder, 'Pictures', 'Camwall')
    moveTo(made, true)
    take(picture('Barn'))
    takeSnapshot(['Barn'])
    await snapshots.idle
    expect((await stat(made)).mode & 0o077).toBe(0)
    expect((await stat(snapshots.newestPath ?? '')).mode & 0o077).toBe(0)
  })
})

describe('what cannot be written', () => {
  test('waits, says why, and is written to another folder', async () => {
    const { take, takeSnapshot, snapshots, unwritten, moveTo, news } = open()
    moveTo(join(folder, 'gone'))
    take(picture('Barn', 1))
    take(picture('Yard', 1))
    takeSnapshot(['Barn', 'Yard'])
    for (const camera of ['Barn', 'Yard']) take(picture(camera, 2))
    await snapshots.idle
    expect(ENGLISH.say(unwritten()?.what ?? { key: 'snapshot.none' })).toBe(
      `2 pictures could not be written: ${join(folder, 'gone')} is not there.`,
    )
    await mkdir(join(folder, 'other'))
    moveTo(join(folder, 'other'))
    snapshots.retry()
    expect(unwritten()).toBeUndefined()
    await snapshots.idle
    expect(news()).toBe(`Snapshot: 2 pictures in ${join(folder, 'other')}`)
    const [file = ''] = await readdir(join(folder, 'other'))
    expect([...(await readFile(join(folder, 'other', file)))]).toEqual([1])
  })

  test.each([
    ['full', /disk of .* is full/],
    ['denied', /may not write to/],
    ['other', /I\/O error/],
  ] as const)('%s: says why', async (fault, words) => {
    const { take, takeSnapshot, snapshots, unwritten } = open({
      write: () => Promise.resolve({ fault, why: 'I/O error' }),
    })
    take(picture('Barn'))
    takeSnapshot(['Barn'])
    await snapshots.idle
    expect(ENGLISH.say(unwritten()?.what ?? { key: 'snapshot.none' })).toMatch(words)
  })

  test('is still told when the others are written', async () => {
    const { take, takeSnapshot, snapshots, news } = open({ maxWaitingBytes: 2 })
    const cameras = ['a', 'b', 'c']
    for (const camera of cameras) take(picture(camera))
    takeSnapshot(cameras)
    await snapshots.idle
    expect(news()).toBe(
      `1 picture could not be taken: too many wait in memory to be written. Snapshot: 2 pictures in ${folder}`,
    )
  })

  test('is bounded in memory, until it is discarded', async () => {
    const { feed, take, takeSnapshot, snapshots, news, unwritten } = open({
      write: () => Promise.reject(new Error('the thread has ended')),
      maxWaitingBytes: 8, // Each of these pictures has one.
    })
    const cameras = Array.from({ length: 9 }, (_, index) => `c${index}`)
    for (const camera of cameras) take(picture(camera))
    takeSnapshot(cameras)
    expect(news()).toMatch(/^1 picture could not be taken/)
    await snapshots.idle
    expect(ENGLISH.say(unwritten()?.what ?? { key: 'snapshot.none' })).toMatch(
      /^8 pictures .*the thread has ended$/,
    )
    const kept = feed.newest('c0')
    snapshots.discard()
    expect(unwritten()).toBeUndefined()
    feed.forget('c0')
    expect(() => kept?.body).toThrow('after its release')
  })
})

describe('a disk that does not answer', () => {
  /** It hangs in `hung`, until it is given up, or answers. */
  async function openHanging() {
    let end: { resolve(result: StillResult): void; reject(error: Error): void } | undefined
    const hanging = new Promise<StillResult>((resolve, reject) => (end = { resolve, reject }))
    const orders = new EventEmitter()
    const opened = open({
      write: (order) => {
        orders.emit('order')
        return order.folder.path.endsWith('hung') ? hanging : writeStill(order)
      },
      giveUp: () => end?.reject(new Error('its thread has ended')),
      stuckAfterMs: 1,
    })
    opened.moveTo(join(folder, 'hung'))
    for (const camera of ['Barn', 'Yard']) opened.take(picture(camera, 1))
    const isAsked = once(orders, 'order')
    opened.takeSnapshot(['Barn', 'Yard'])
    await isAsked
    const said = () => ENGLISH.say(opened.unwritten()?.what ?? { key: 'snapshot.none' })
    return { ...opened, answer: (result: StillResult) => end?.resolve(result), said }
  }

  async function openStuck() {
    const opened = await openHanging()
    await opened.nextChange()
    return opened
  }

  test('is told, with all pictures that wait for it', async () => {
    const { said, takeSnapshot, take, answer, snapshots, unwritten } = await openStuck()
    const place = join(folder, 'hung')
    expect(said()).toBe(
      `2 pictures could not be written yet: the disk of ${place} does not answer.`,
    )
    expect(unwritten()).toMatchObject({ isStuck: true })
    take(picture('Lane', 1))
    takeSnapshot(['Lane'])
    expect(said()).toMatch(/^3 pictures/)
    answer({ path: join(place, 'a.jpg'), isInsteadOfPng: false })
    await snapshots.idle
    expect(unwritten()).toBeUndefined()
  })

  test('is given up for another folder that was chosen before it was told', async () => {
    const { snapshots, moveTo, unwritten, news } = await openHanging()
    moveTo(folder)
    snapshots.moved()
    await snapshots.idle
    expect(unwritten()).toBeUndefined()
    expect(news()).toBe(`Snapshot: 2 pictures in ${folder}`)
  })

  test('is given up for another folder, where they are written', async () => {
    const { snapshots, moveTo, unwritten, news } = await openStuck()
    moveTo(folder)
    snapshots.moved()
    await snapshots.idle
    expect(unwritten()).toBeUndefined()
    expect(news()).toBe(`Snapshot: 2 pictures in ${folder}`)
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('takes no memory when they are discarded, and has none of them written later', async () => {
    const { feed, snapshots, unwritten, moveTo, takeSnapshot, said } = await openStuck()
    const kept = feed.newest('Barn')
    snapshots.discard()
    expect(unwritten()).toBeUndefined()
    takeSnapshot(['Yard'])
    expect(said()).toMatch(/^1 picture could not be written yet/)
    feed.forget('Barn')
    expect(() => kept?.body).toThrow('after its release')
    moveTo(folder)
    snapshots.moved()
    await snapshots.idle
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^Yard /)])
  })
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be written is told',
  async () => {
    const { take, takeSnapshot, snapshots, unwritten } = open()
    await chmod(folder, 0o500)
    take(picture('Barn'))
    takeSnapshot(['Barn'])
    await snapshots.idle
    expect(ENGLISH.say(unwritten()?.what ?? { key: 'snapshot.none' })).toMatch(/may not write/)
  },
)

test('a picture that cannot be written leaves nothing behind', async () => {
  const { take, takeSnapshot, snapshots } = open({
    settings: { template: `{camera}/${'x'.repeat(90)}` },
  })
  await writeFile(join(folder, 'Barn'), 'a file where a folder is needed')
  take(picture('Barn'))
  takeSnapshot(['Barn'])
  await snapshots.idle
  expect(await readdir(folder)).toEqual(['Barn'])
})
