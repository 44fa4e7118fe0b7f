/**
 * `npm run recording-formats -- --mutations 10000`: has FFmpeg read recordings of every kind of picture, whole and cut off at
 * random, and reads damaged ones. Needs `ffmpeg` and `ffprobe`. `--python` names a Python with PyPI's `mcap` and `protobuf`, which
 * reads MCAP files then.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import jpegTurbo from '@julusian/jpeg-turbo'
import type { CapturedFrame } from '../../src-main/capture/captured-frame.ts'
import { finishFile } from '../../src-main/capture/disk-file.ts'
import { bytesInMemory, type FileBytes } from '../../src-main/capture/file-bytes.ts'
import { finishMatroska } from '../../src-main/capture/matroska/finish.ts'
import { openMatroska } from '../../src-main/capture/matroska/matroska-recording.ts'
import { MatroskaWriter } from '../../src-main/capture/matroska/writer.ts'
import { finishMcap } from '../../src-main/capture/mcap/finish.ts'
import { openMcap } from '../../src-main/capture/mcap/mcap-recording.ts'
import { McapWriter } from '../../src-main/capture/mcap/writer.ts'
import type { Finish, Recording } from '../../src-main/capture/recording.ts'
import type { RecordingWriter } from '../../src-main/capture/recording-writer.ts'
import { mutated } from '../support/mutations.ts'
import { appended, capturedFrame, recorded, STARTS_AT } from '../support/recordings.ts'
import { withFolder } from './folder.ts'
import { makeRandom } from './random.ts'

const { values: options } = parseArgs({
  options: {
    mutations: { type: 'string', default: '10000' },
    cuts: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string' },
  },
})
const WIDTH = 64
const HEIGHT = 48
const FRAMES = 45
const INTERVAL_MS = 33
const A_SECOND = 30
const random = makeRandom(Number(options.seed))

/** What FFmpeg reads of the bytes as they are, and as pixels of the layout that was sent. */
const ARRAYS = [
  { dtype: 'uint8', shape: [HEIGHT, WIDTH], pixels: 'gray' },
  { dtype: 'uint8', shape: [HEIGHT, WIDTH, 3], pixels: 'bgr24' },
  { dtype: 'uint8', shape: [HEIGHT, WIDTH, 4], pixels: 'bgra' },
  { dtype: 'uint16', shape: [HEIGHT, WIDTH], pixels: 'gray16le' },
  { dtype: '>u2', shape: [HEIGHT, WIDTH], pixels: 'gray16be' },
] as const

let faults = 0

await withFolder(async (folder) => {
  const jpegs = framesOf(() => noisyJpeg())
  await checkWithFfmpeg(folder, 'jpeg', jpegs, ['-c', 'copy'])
  for (const { dtype, shape, pixels } of ARRAYS) {
    const bytes = shape.reduce((product, side) => product * side, dtype === 'uint8' ? 1 : 2)
    const arrays = framesOf(() => noise(bytes), { array: { dtype, shape } })
    await checkWithFfmpeg(folder, `${dtype} ${shape.join('x')}`, arrays, ['-c', 'copy'])
    await checkWithFfmpeg(folder, `${pixels}, decoded`, arrays, ['-pix_fmt', pixels])
  }
  await checkCuts(folder, jpegs)
  if (options.python !== undefined) await checkMcap(folder, jpegs, options.python)
})
checkMutations('mkv', writerOf, openMatroska, finishMatroska)
checkMutations('mcap', () => new McapWriter(), openMcap, finishMcap)
process.exitCode = faults === 0 ? 0 : 1

function say(what: string, isGood: boolean): void {
  if (!isGood) faults += 1
  console.log(`${isGood ? 'ok  ' : 'NOT '} ${what}`)
}

async function checkWithFfmpeg(
  folder: string,
  what: string,
  frames: readonly CapturedFrame[],
  how: readonly string[],
): Promise<void> {
  const path = join(folder, 'recording.mkv')
  await writeFile(path, recorded(writerOf(frames), frames, A_SECOND))
  checkFile(path, what, frames, how)
}

function checkFile(
  path: string,
  what: string,
  frames: readonly CapturedFrame[],
  how: readonly string[],
): void {
  const lines = run('ffmpeg', [
    '-i',
    path,
    ...how,
    '-fps_mode',
    'passthrough',
    '-f',
    'framemd5',
    '-',
  ])
    .split('\n')
    .filter((line) => line.startsWith('0,'))
    .map((line) => line.split(',').map((part) => part.trim()))
  const sent = frames.map(({ body }) => createHash('md5').update(body).digest('hex'))
  say(
    `${what}: the hashes of ${lines.length} pictures`,
    same(
      lines.map((line) => line[5]),
      sent,
    ),
  )
  const times = frames.map((_, index) => String(index * INTERVAL_MS))
  const probed = ['-show_entries', 'packet=pts_time', '-of', 'csv=p=0']
  const read = run('ffprobe', ['-v', 'error', ...probed, path])
  const ms = read.match(/\d+\.\d+/g)?.map((seconds) => String(Math.round(Number(seconds) * 1000)))
  say(`${what}: their times`, same(ms ?? [], times))
}

async function checkCuts(folder: string, frames: readonly CapturedFrame[]): Promise<void> {
  const bytes = appended(writerOf(frames), frames, A_SECOND / 3)
  const path = join(folder, 'cut.mkv')
  for (let count = 0; count < Number(options.cuts); count++) {
    const cut = Math.floor(random() * bytes.byteLength)
    await writeFile(path, bytes.subarray(0, cut))
    const finish = finishFile(path, finishMatroska)
    if (finish.kind !== 'cut') continue
    const kept = frames.slice(0, finish.frames)
    checkFile(path, `cut at ${cut} of ${bytes.byteLength}, ${kept.length} left`, kept, [
      '-c',
      'copy',
    ])
    const seek = ['-ss', String(((kept.length - 1) * INTERVAL_MS) / 1000), '-i', path, '-c', 'copy']
    const last = run('ffmpeg', [...seek, '-frames:v', '1', '-f', 'framemd5', '-'])
    say('  the file can be sought', /^0,/m.test(last))
  }
}

/** PyPI's reader checks all checksums, and its messages are decoded by the schemas in the file. */
async function checkMcap(
  folder: string,
  jpegs: readonly CapturedFrame[],
  python: string,
): Promise<void> {
  const array = { dtype: 'uint16', shape: [HEIGHT, WIDTH] }
  const arrays = framesOf(() => noise(2 * HEIGHT * WIDTH), { camera: 'lab', array })
  const frames = jpegs.flatMap((jpeg, index) => [jpeg, arrays[index] ?? jpeg])
  const path = join(folder, 'recording.mcap')
  const read = (kept: readonly CapturedFrame[], what: string) => {
    const lines = run(python, [join(import.meta.dirname, 'read_mcap.py'), path])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly sha1: string; readonly publish_time: number })
    const sent = kept.map(({ body }) => createHash('sha1').update(body).digest('hex'))
    say(
      `mcap, ${what}: ${lines.length} pictures`,
      same(
        lines.map(({ sha1 }) => sha1),
        sent,
      ),
    )
    const ms = lines.map((line) => Math.round(line.publish_time / 1e6))
    say(
      `mcap, ${what}: their times`,
      same(
        ms,
        kept.map(({ sentAt }) => sentAt),
      ),
    )
  }
  await writeFile(path, recorded(new McapWriter(), frames, A_SECOND))
  read(frames, 'whole')
  const bytes = appended(new McapWriter(), frames, A_SECOND / 3)
  for (let count = 0; count < Number(options.cuts); count++) {
    const cut = Math.floor(random() * bytes.byteLength)
    await writeFile(path, bytes.subarray(0, cut))
    const finish = finishFile(path, finishMcap)
    if (finish.kind === 'cut') read(frames.slice(0, finish.frames), `cut at ${cut}`)
  }
}

function checkMutations(
  format: string,
  newWriter: (frames: readonly CapturedFrame[]) => RecordingWriter,
  open: (file: FileBytes, nameless: string) => Recording | undefined,
  plan: (file: FileBytes) => Finish,
): void {
  const frames = framesOf(() => noisyJpeg()).slice(0, 12)
  const whole = recorded(newWriter(frames), frames, 4)
  const cut = appended(newWriter(frames), frames, 4)
  const count = Number(options.mutations)
  let read = 0
  let longest = 0
  for (let number = 0; number < count; number++) {
    const start = performance.now()
    const file = bytesInMemory(mutated(whole, number))
    for (const { frame } of open(file, 'nameless')?.frames() ?? [])
      read += Math.sign(frame.body.byteLength)
    plan(bytesInMemory(mutated(cut, number)))
    longest = Math.max(longest, performance.now() - start)
  }
  const share = Math.round((100 * read) / (count * frames.length))
  const figures = `${share} % of pictures, ${longest.toFixed(1)} ms at most`
  say(`${format}: ${count} damaged files read: ${figures}`, share > 0 && share < 100)
}

function framesOf(
  body: () => Uint8Array,
  facts: Partial<CapturedFrame> = {},
): readonly CapturedFrame[] {
  return Array.from({ length: FRAMES }, (_, index) =>
    capturedFrame(body(), {
      ...facts,
      sentAt: STARTS_AT + INTERVAL_MS * index,
      arrivedAt: STARTS_AT + INTERVAL_MS * index + 4,
    }),
  )
}

function noise(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, () => random() * 256)
}

function noisyJpeg(): Uint8Array {
  return new Uint8Array(
    jpegTurbo.compressSync(Buffer.from(noise(WIDTH * HEIGHT * 3)), {
      format: jpegTurbo.FORMAT_BGR,
      width: WIDTH,
      height: HEIGHT,
      subsampling: jpegTurbo.SAMP_420,
      quality: 50 + Math.floor(random() * 40),
    }),
  )
}

function writerOf([first]: readonly CapturedFrame[]): MatroskaWriter {
  if (first === undefined) throw new Error('There is no frame.')
  return new MatroskaWriter(first)
}

/** Throws if it fails; says it if the program complains. */
function run(program: string, args: readonly string[]): string {
  const quiet = program === 'ffmpeg' ? ['-v', 'warning', '-nostdin'] : []
  return execFileSync(program, [...quiet, ...args], { encoding: 'utf8', stdio: 'pipe' })
}

function same(left: readonly unknown[], right: readonly unknown[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
