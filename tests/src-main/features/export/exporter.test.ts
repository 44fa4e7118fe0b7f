/** Exports of look-back, with the part that writes in the same thread. */
import { EventEmitter, once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LookBack } from '../../../../src-main/consumers/look-back/look-back.ts'
import { systemDisk } from '../../../../src-main/consumers/recorder/disk/disk.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import type { ExportState } from '../../../../src-main/features/export/contract.ts'
import { ExportDesk, type ExportFailure } from '../../../../src-main/features/export/export-desk.ts'
import { KeptSource } from '../../../../src-main/features/export/export-source.ts'
import type { ExportThread } from '../../../../src-main/features/export/export-thread.ts'
import { Exporter } from '../../../../src-main/features/export/exporter.ts'
import { openFeed, picture } from '../../../support/open-feed.ts'

const STRETCH = { cameras: ['Barn'], from: 1000, to: 5000 }
const PLAN = {
  format: 'pictures',
  arrays: 'png',
  names: new Map([['Barn', 'Barn']]),
  captions: undefined,
  values: new Map(),
} as const

/** @param hanging - the disk takes nothing in the first of these calls */
async function open(thread: Partial<ExportThread> = {}, hanging?: keyof ExportThread) {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-exporter-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { feed, take } = openFeed()
  const past = new LookBack(feed)
  past.setPlan({ bytes: 1_000_000, fps: Infinity, seconds: 60 })
  for (const mark of [1, 2, 3, 4, 5]) take(picture('Barn', mark), 1000 * mark)
  const desk = new ExportDesk(systemDisk)
  const states: ExportState[] = []
  const disk = new EventEmitter()
  let end: ((failure: ExportFailure) => void) | undefined
  const answer = <Answer>(name: keyof ExportThread, call: () => Answer) =>
    name === hanging && end === undefined
      ? new Promise<ExportFailure>((resolve) => (end = resolve))
      : Promise.resolve(call())
  const exporter = new Exporter({
    thread: {
      begin: (plan) => answer('begin', () => desk.begin(plan)),
      write: (frames) => answer('write', () => desk.write(frames)),
      copy: (bytes) => answer('copy', () => desk.copy(bytes)),
      camerasIn: (files) => answer('camerasIn', () => desk.camerasIn(files)),
      bytesIn: (...args) => answer('bytesIn', () => desk.bytesIn(...args)),
      end: () => answer('end', () => desk.end()),
      ...thread,
    },
    giveUp: () => end?.({ fault: 'other', why: 'its thread has ended' }),
    changed: (state) => {
      states.push(state)
      if (state.running?.isStuck === true) disk.emit('stuck')
    },
    stuckAfterMs: 1,
  })
  const start = (choose: () => Promise<string | undefined> = () => Promise.resolve(folder)) =>
    exporter.start(new KeptSource(past, STRETCH), PLAN, choose)
  const news = () => {
    const { what, todo, ...others } = states.at(-1)?.news ?? {}
    return { ...others, what: what && ENGLISH.say(what), todo: todo && ENGLISH.say(todo) }
  }
  return { exporter, past, take, folder, states, start, news, desk, disk }
}

test('a stretch is saved to a folder of its own, and that is told', async () => {
  const { exporter, states, start, news, folder, past } = await open()
  await start()
  const [name = ''] = await readdir(folder)
  expect(name).toMatch(/^Camwall 1970-01-0\dT/)
  expect(exporter.newestFolder).toBe(join(folder, name))
  expect(await readdir(join(folder, name, 'Barn'))).toHaveLength(5)
  expect(states[0]?.running).toEqual({ cameras: 1, percent: 0, isStuck: false })
  expect(news()).toMatchObject({
    what: `Saved: 5 frames in ${join(folder, name)}.`,
    isFailure: false,
    hasFolder: true,
  })
  exporter.dismiss()
  expect(states.at(-1)).toEqual({})
  expect(past.canHold).toBe(true)
})

test('what is kept when it is chosen is saved, however long a person takes to choose a folder', async () => {
  const { past, take, start, news, folder } = await open()
  past.setPlan({ bytes: 16_000, fps: Infinity, seconds: 60 })
  await start(() => {
    for (let mark = 6; mark < 60; mark++) take(picture('Barn', mark), 1000 * mark)
    return Promise.resolve(folder)
  })
  expect(news().what).toMatch(/^Saved: 5 frames/)
})

test('frames that look-back gave up before their turn are told', async () => {
  const { past, take, start, news, folder } = await open()
  past.setPlan({ bytes: 7600, fps: Infinity, seconds: 60 })
  await start(() => {
    for (let mark = 6; mark < 60; mark++) take(picture('Barn', mark), 1000 * mark)
    return Promise.resolve(folder)
  })
  expect(news()).toMatchObject({
    isFailure: true,
    what: expect.stringMatching(
      /^Saved: [34] frames in .*\. [12] frames? of the stretch had to make room for newer ones/,
    ) as string,
  })
})

test('without a folder nothing is saved, and nothing stays held', async () => {
  const { states, start, past } = await open()
  await start(() => Promise.resolve(undefined))
  expect(states.at(-1)).toEqual({})
  expect(past.canHold).toBe(true)
})

test('while the folder is chosen, that is told, and it can be cancelled', async () => {
  const { exporter, states, start, past, folder } = await open()
  await start(() => {
    expect(states).toEqual([{ running: { cameras: 1, percent: 0, isStuck: false } }])
    queueMicrotask(() => exporter.cancel())
    return new Promise(() => undefined) // The dialog stays open.
  })
  expect(states.at(-1)).toEqual({})
  expect(past.canHold).toBe(true)
  expect(await readdir(folder)).toEqual([])
  await start()
  expect(await readdir(folder)).toHaveLength(1)
})

test('one stretch at a time', async () => {
  const { start, folder } = await open()
  await Promise.all([start(), start()])
  expect(await readdir(folder)).toHaveLength(1)
})

test('cancelled, what is saved stays', async () => {
  const { exporter, start, news, desk } = await open({
    write: (frames) => {
      exporter.cancel()
      return Promise.resolve(desk.write(frames))
    },
  })
  exporter.cancel() // That of nothing is not that of the next one.
  await start()
  expect(news()).toMatchObject({ isFailure: false })
  expect(news().what).toMatch(/^Cancelled: 5 frames are in /)
})

test('a disk that takes nothing for a while is told, and so is that it goes on', async () => {
  const { states, start, desk, news } = await open({
    write: (frames) =>
      new Promise((resolve) => {
        const wait = () => {
          if (states.at(-1)?.running?.isStuck === true) resolve(desk.write(frames))
          else setTimeout(wait)
        }
        wait()
      }),
  })
  await start()
  expect(states.map(({ running }) => running?.isStuck)).toEqual([
    false,
    false,
    true,
    false,
    undefined,
  ])
  expect(news().what).toMatch(/^Saved: 5 frames/)
})

test.each(['begin', 'write', 'end'] as const)(
  'a disk that hangs in “%s” is told, and given up when the stretch is cancelled; the next one is saved',
  async (hanging) => {
    const { exporter, disk, start, news, past } = await open({}, hanging)
    const isStuck = once(disk, 'stuck')
    const saving = start()
    await isStuck
    exporter.cancel()
    await saving
    expect(news()).toMatchObject({ isFailure: true, hasFolder: false })
    expect(news().what).toMatch(/^Cancelled before the disk of .* had answered: .* incomplete\.$/)
    expect(past.canHold).toBe(true)
    await start()
    expect(news().what).toMatch(/^Saved: 5 frames/)
  },
)

test.each([
  ['full', /^Not everything was saved: the disk of .* is full\.$/],
  ['gone', /^Not everything was saved: .* is not there any more\.$/],
  ['denied', /^Not everything was saved: Camwall may not write to .*\.$/],
  ['other', /^Not everything was saved to .*: odd$/],
] as const)('a disk that is %s ends it, and is told', async (fault, what) => {
  const { start, news, past } = await open({ write: () => Promise.resolve({ fault, why: 'odd' }) })
  await start()
  expect(news()).toMatchObject({ isFailure: true, hasFolder: true })
  expect(news().what).toMatch(what)
  expect(news().todo).toMatch(/^The files that are there are whole/)
  expect(past.canHold).toBe(true)
})

test('so does a folder that is not there, and a thread that ends', async () => {
  const gone = await open()
  await gone.start(() => Promise.resolve(join(gone.folder, 'no')))
  expect(gone.news()).toMatchObject({ isFailure: true, hasFolder: false })
  const why = 'its thread has ended'
  const ended = await open({ end: () => Promise.resolve({ fault: 'other', why }) })
  await ended.start()
  expect(ended.news().what).toMatch(/its thread has ended$/)
})

test('recordings that were deleted or damaged meanwhile are told', async () => {
  const saved = { frames: 5, insteadOfPng: 0, unburnt: 0, unread: { files: 2, frames: 1 } }
  const { start, news } = await open({ end: () => Promise.resolve(saved) })
  await start()
  expect(news()).toMatchObject({ isFailure: true })
  expect(news().what).toMatch(/2 recordings are missing.*\. One frame is missing/)
})

test('MKV files are recordings', async () => {
  const { exporter, past, folder } = await open()
  const source = new KeptSource(past, STRETCH)
  await exporter.start(source, { ...PLAN, format: 'mkv' }, () => Promise.resolve(folder))
  const bytes = await readFile(join(exporter.newestFolder ?? '', 'Barn.mkv'))
  expect(bytes.subarray(0, 4)).toEqual(Buffer.of(0x1a, 0x45, 0xdf, 0xa3))
})
