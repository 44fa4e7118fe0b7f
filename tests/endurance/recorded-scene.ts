/** Real Python senders, and a Camwall that records them. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import type { PythonProgram } from '../support/python.ts'
import type { KnownFrame, RecordedSender } from '../support/recorded-frames.ts'
import { DrivenWall, type WallPlace } from './driven-wall.ts'
import type { RecordingReader } from './recording-readers.ts'

export const FPS = 10
/** Frames of senders that are stopped before. */
export const ENDLESS = 100_000
const CAMERAS = 8

export interface Result {
  readonly name: string
  readonly isGood: boolean
}

/** Some cameras tell when a frame was sent, and some send arrays. */
function plansOf(port: number, frames: number, seed: number): readonly RecordedSender[] {
  return Array.from({ length: CAMERAS }, (_, index) => ({
    name: `Camera ${index}`,
    address: `tcp://127.0.0.1:${port}`,
    kind: index % 4 === 3 ? 'bgr' : 'jpg',
    timed: index % 2 === 1,
    fps: FPS,
    frames,
    seed: 1000 * seed + index,
  }))
}

export interface Scene {
  readonly wall: DrivenWall
  readonly senders: PythonProgram<KnownFrame>
}

export interface ScenePlan {
  readonly place: WallPlace
  /** The folder of the recordings. */
  readonly disk: string
  readonly format: string
  /** That each camera sends. */
  readonly frames: number
  /** Of the noise in them. */
  readonly seed?: number
}

export async function begin({ place, disk, format, frames, seed = 0 }: ScenePlan): Promise<Scene> {
  // Imported after the environment is set, because the module reads it.
  const { PythonProgram } = await import('../support/python.ts')
  const port = await freePort()
  const flags = ['--listen', `tcp://127.0.0.1:${port}`, '--record', disk, '--record-format', format]
  const wall = await DrivenWall.open(place, flags)
  const plans = plansOf(port, frames, seed)
  const senders = new PythonProgram<KnownFrame>('recorded_senders.py', [JSON.stringify(plans)])
  await senders.until((lines) => lines.length >= CAMERAS)
  senders.write('go')
  return { wall, senders }
}

export async function filesBelow(folder: string, format: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.endsWith(`.${format}`))
    .toSorted()
    .map((name) => join(folder, name))
}

/** One after the other: hundreds of processes at once would measure the computer. */
export async function eachOf<Value>(
  files: readonly string[],
  read: (file: string) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = []
  for (const file of files) values.push(await read(file))
  return values
}

/** What is wrong with files. */
export async function errorsIn(
  files: readonly string[],
  reader: RecordingReader,
): Promise<readonly string[]> {
  return (await eachOf(files, reader.errors)).filter((error) => error !== '')
}
