/** Exports on a real disk, read as others read them. */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PastFrame } from '../../../../src-main/capture/past.ts'
import { packFiles } from '../../../../src-main/capture/recorded-file.ts'
import { bytesInMemory } from '../../../../src-main/capture/file-bytes.ts'
import { finishMatroska } from '../../../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../../../src-main/capture/matroska/matroska-recording.ts'
import { systemDisk, type Disk } from '../../../../src-main/consumers/recorder/disk/disk.ts'
import { ExportDesk, type ExportPlan } from '../../../../src-main/features/export/export-desk.ts'
import { byteCountOf } from '../../../../src-main/lib/join-bytes.ts'
import { CAPTION_HEIGHT, TIME_CHARACTERS } from '../../../../src-main/contract/captions.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { capturedFrame, framesIn, numberedJpeg, STARTS_AT } from '../../../support/recordings.ts'

const NAMES = new Map([
  ['Barn', 'Barn'],
  ['../Gate', '.._Gate'],
])

const NONE_UNREAD = { files: 0, frames: 0 }
const STRETCH = { cameras: [...NAMES.keys()], from: STARTS_AT, to: STARTS_AT + 60_000 }
const PLAN = {
  format: 'mkv',
  arrays: 'png',
  stretch: STRETCH,
  files: undefined,
  names: NAMES,
  captions: undefined,
  values: new Map(),
} as const

async function open(changes: Partial<ExportPlan> = {}, disk: Disk = systemDisk) {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-export-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const desk = new ExportDesk(disk)
  const begun = desk.begin({ ...PLAN, folder, ...changes })
  return { desk, parent: folder, begun, folder: 'folder' in begun ? begun.folder : '' }
}

/** @param ms - from the beginning of the stretch */
function aFrame(
  camera: string,
  number: number,
  ms: number,
  body = numberedJpeg(number),
): PastFrame {
  const frame = capturedFrame(body.slice(), {
    camera,
    arrivedAt: STARTS_AT + ms,
    sentAt: STARTS_AT + ms - 40_000.5,
    fields: ['jpg', '=1+1'],
  })
  return { ...frame, time: STARTS_AT + ms, body: body.slice() }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

const rowsOf = async (folder: string) =>
  (await readFile(join(folder, 'manifest.csv'), 'utf8'))
    .trim()
    .split('\r\n')
    .map((row) => row.split(','))

test('MKV files begin at the same time, and have the frames at theirs, whatever the clocks of senders say', async () => {
  const { desk, folder } = await open()
  expect(
    desk.write([
      aFrame('Barn', 1, -700),
      aFrame('../Gate', 2, 400),
      aFrame('Barn', 3, 900),
      aFrame('../Gate', 4, 2500),
    ]),
  ).toEqual({ frames: 4 })
  expect(desk.end()).toEqual({ frames: 4, insteadOfPng: 0, unburnt: 0, unread: NONE_UNREAD })

  const read = async (name: string) => {
    const bytes = await readFile(join(folder, name))
    expect(finishMatroska(bytesInMemory(bytes))).toEqual({ kind: 'whole' })
    return {
      bytes,
      frames: framesIn(openMatroska, bytes).map(({ time, frame: { camera, body } }) => [
        camera,
        time - STARTS_AT,
        sha256(body),
      ]),
    }
  }
  const barn = await read('Barn.mkv')
  const gate = await read('.._Gate.mkv')
  expect(barn.frames).toEqual([
    ['Barn', 0, sha256(numberedJpeg(1))],
    ['Barn', 900, sha256(numberedJpeg(3))],
  ])
  expect(gate.frames).toEqual([
    ['../Gate', 400, sha256(numberedJpeg(2))],
    ['../Gate', 2500, sha256(numberedJpeg(4))],
  ])
  const [head, ...rows] = await rowsOf(folder)
  expect(head).toEqual(
    'file,camera,starts,first,last,frames,sha256,frames_sha256_as_sent,changed'.split(','),
  )
  const sent = (...numbers: readonly number[]) =>
    sha256(Buffer.concat(numbers.map((number) => numberedJpeg(number))))
  expect(rows.map((row) => [...row.slice(0, 2), ...row.slice(5)])).toEqual([
    ['Barn.mkv', 'Barn', '2', sha256(barn.bytes), sent(1, 3), ''],
    ['.._Gate.mkv', '../Gate', '2', sha256(gate.bytes), sent(2, 4), ''],
  ])
  const times = rows.map((row) => row.slice(2, 5).map((time) => Date.parse(time) - STARTS_AT))
  expect(times).toEqual([
    [0, -700, 900],
    [0, 400, 2500],
  ])
})

test('a picture of another size begins another file, in step with the first one', async () => {
  const { desk, folder } = await open()
  const large = Uint8Array.from([...jpegHeader(640, 480)])
  desk.write([aFrame('Barn', 1, 0), aFrame('Barn', 2, 1500, large), aFrame('Barn', 3, 2000, large)])
  expect(desk.end()).toMatchObject({ frames: 3 })
  const second = framesIn(openMatroska, await readFile(join(folder, 'Barn (2).mkv')))
  expect(second.map(({ time }) => time - STARTS_AT)).toEqual([1500, 2000])
})

test('pictures are the sender’s own bytes, with a table of their times and checksums', async () => {
  const { desk, folder } = await open({ format: 'pictures' })
  const array = { dtype: 'uint8', shape: [1, 2, 3] }
  const values = Uint8Array.of(1, 2, 3, 4, 5, 6)
  const raw = capturedFrame(values, { camera: '../Gate', array, arrivedAt: STARTS_AT + 5 })
  desk.write([
    aFrame('Barn', 1, 0),
    aFrame('Barn', 2, 0),
    { ...raw, time: STARTS_AT + 5, body: values.slice() },
  ])
  expect(desk.end()).toEqual({ frames: 3, insteadOfPng: 0, unburnt: 0, unread: NONE_UNREAD })
  const [head, ...rows] = await rowsOf(folder)
  expect(head).toEqual(
    'file,camera,time,sent_ms,arrived_ms,sha256,sha256_as_sent,fields,changed'.split(','),
  )
  for (const [file = '', , time = '', , arrived, hash] of rows) {
    expect(sha256(await readFile(join(folder, file)))).toBe(hash)
    expect(String(Date.parse(time))).toBe(arrived)
  }
  expect(rows.map(([file = '']) => file.replace(/ \d.*\d{4}/, ''))).toEqual([
    'Barn/Barn.jpg',
    'Barn/Barn (2).jpg',
    '.._Gate/.._Gate.png',
  ])
  expect(rows.map((row) => row[6])).toEqual([
    sha256(numberedJpeg(1)),
    sha256(numberedJpeg(2)),
    sha256(values),
  ])
  expect(rows[0]?.slice(3, 5)).toEqual([String(STARTS_AT - 40_000.5), String(STARTS_AT)])
  // No spreadsheet takes it for a formula.
  expect(rows[0]?.[7]).toBe('jpg|=1+1')
})

/** Each of the texts is a box. */
const CAPTIONS = {
  names: [{ camera: 'Barn', drawn: aBox(100) }],
  characters: Array.from(TIME_CHARACTERS, () => aBox(10)),
}

function aBox(width: number) {
  return { width, gray: new Uint8Array(width * CAPTION_HEIGHT).fill(255) }
}

test('with names and times burned in, the tables say what was changed, and what was sent', async () => {
  const array = { dtype: 'uint8', shape: [48, 64] }
  const values = new Uint8Array(48 * 64).fill(90)
  const raw = capturedFrame(values, { camera: 'Barn', array, arrivedAt: STARTS_AT })
  const frames = () => [
    { ...raw, time: STARTS_AT, body: values.slice() },
    aFrame('Barn', 1, 200), // It is only a header.
    { ...raw, time: STARTS_AT + 400, body: values.slice() },
  ]
  const sent = (...bodies: readonly Uint8Array[]) => sha256(Buffer.concat(bodies))
  const changed = 'name and time burned in'
  const whole = { frames: 3, insteadOfPng: 0, unburnt: 1, unread: NONE_UNREAD }

  const pictures = await open({ format: 'pictures', captions: CAPTIONS })
  pictures.desk.write(frames())
  expect(pictures.desk.end()).toEqual(whole)
  const [, ...rows] = await rowsOf(pictures.folder)
  expect(rows.map((row) => [row[6], row[8]])).toEqual([
    [sent(values), changed],
    [sent(numberedJpeg(1)), ''],
    [sent(values), changed],
  ])
  for (const [file = '', , , , , hash, hashAsSent, , isChanged] of rows) {
    expect(file).toMatch(/\.jpg$/)
    expect(sha256(await readFile(join(pictures.folder, file)))).toBe(hash)
    expect(hash !== hashAsSent).toBe(isChanged !== '')
  }

  const mkv = await open({ captions: CAPTIONS })
  mkv.desk.write(frames())
  expect(mkv.desk.end()).toEqual(whole)
  const [, ...files] = await rowsOf(mkv.folder)
  expect(files.map((row) => [row[0], row[5], row[7], row[8]])).toEqual([
    ['Barn.mkv', '1', sent(values), changed],
    ['Barn (2).mkv', '1', sent(numberedJpeg(1)), ''],
    ['Barn (3).mkv', '1', sent(values), changed],
  ])
  const [saved] = framesIn(openMatroska, await readFile(join(mkv.folder, 'Barn.mkv')))
  expect(saved?.frame.picture).toEqual({ kind: 'encoded', format: 'jpeg', width: 64, height: 48 })
})

test('two exports of the same stretch are in two folders', async () => {
  const { desk, folder, parent } = await open()
  desk.end()
  expect(desk.begin({ ...PLAN, folder: parent })).toEqual({ folder: `${folder} (2)` })
})

test('a folder that is not there is not made', async () => {
  const { begun, parent } = await open({ folder: join(tmpdir(), 'camwall-not-there') })
  expect(begun).toMatchObject({ fault: 'gone' })
  expect(await readdir(parent)).toEqual([])
})

test('a stretch of recordings is read by the thread itself, batch by batch', async () => {
  const first = await open()
  const frames = Array.from({ length: 30 }, (_, index) => aFrame('Barn', index, 100 * index))
  first.desk.write(frames)
  first.desk.end()
  const path = join(first.folder, 'Barn.mkv')
  const file = {
    path,
    camera: 'Barn',
    format: 'mkv',
    from: STARTS_AT,
    to: STARTS_AT + 2900,
    bytes: 1000,
    isProtected: false,
  } as const
  const files = packFiles([file])
  expect(first.desk.camerasIn(files)).toEqual({ cameras: ['Barn'] })
  const stretch = { cameras: ['Barn'], from: STARTS_AT + 1000, to: STARTS_AT + 1900 }
  const { desk, folder } = await open({ stretch, files })
  expect(desk.bytesIn(files, stretch)).toEqual({ bytes: 310 })
  const steps = [desk.copy(200), desk.copy(200), desk.copy(100_000)]
  expect(steps.map((step) => 'share' in step && [step.share, step.isEnd])).toEqual([
    [expect.closeTo(2 / 9), false],
    [expect.closeTo(5 / 9), false],
    [1, true],
  ])
  expect(desk.end()).toMatchObject({ frames: 10 })
  const copied = framesIn(openMatroska, await readFile(join(folder, 'Barn.mkv')))
  expect(copied.map(({ time }) => time - STARTS_AT)).toEqual(
    Array.from({ length: 10 }, (_, index) => 1000 + 100 * index),
  )
  expect(copied.map(({ frame }) => sha256(frame.body))).toEqual(
    frames.slice(10, 20).map(({ body }) => sha256(body)),
  )
  const missing = await open({ stretch, files: packFiles([{ ...file, path: `${path}.gone` }]) })
  missing.desk.copy(200)
  expect(missing.desk.end()).toMatchObject({ frames: 0, unread: { files: 1, frames: 0 } })
})

/** A disk with so many bytes. */
function smallDisk(bytes: number): Disk {
  let left = bytes
  return {
    ...systemDisk,
    create: (path) => {
      const file = systemDisk.create(path)
      const write = (pieces: readonly Uint8Array[], at: number) => {
        left -= byteCountOf(pieces)
        if (left < 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        file.write(pieces, at)
      }
      return {
        write,
        sync: () => file.sync(),
        truncate: (size) => file.truncate(size),
        isThere: () => file.isThere(),
        close: () => file.close(),
      }
    },
  }
}

test('on a full disk, what is there is whole, and says so', async () => {
  const frames = Array.from({ length: 40 }, (_, index) => aFrame('Barn', index, 100 * index))
  const bytes = frames.reduce((sum, { body }) => sum + body.byteLength, 0)
  const pictures = await open({ format: 'pictures' }, smallDisk(bytes + 15_000))
  expect(pictures.desk.write(frames)).toEqual({ frames: 40 })
  expect(pictures.desk.write(frames)).toMatchObject({ fault: 'full', why: 'no space left' })
  const [, ...rows] = await rowsOf(pictures.folder)
  const files = (await filesIn(pictures.folder)).filter((name) => name !== 'manifest.csv')
  expect(files.length).toBeGreaterThanOrEqual(rows.length)
  for (const [file = '', , , , , hash] of rows)
    expect(sha256(await readFile(join(pictures.folder, file)))).toBe(hash)

  const mkv = await open({}, smallDisk(bytes))
  expect(mkv.desk.write(frames)).toMatchObject({ fault: 'full' })
  const left = framesIn(openMatroska, await readFile(join(mkv.folder, 'Barn.mkv')))
  expect(left.length).toBeGreaterThan(0)
  expect(left.map(({ frame }) => sha256(frame.body))).toEqual(
    left.map((_, index) => sha256(numberedJpeg(index))),
  )
  expect(mkv.desk.write(frames)).toMatchObject({ fault: 'other' })
})
