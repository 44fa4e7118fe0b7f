import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CapturedFrame } from '../../../src-main/capture/captured-frame.ts'
import { MatroskaWriter } from '../../../src-main/capture/matroska/writer.ts'
import { openImageHub } from '../../../src-main/receive/imagezmq/open-image-hub.ts'
import { openImageSender } from '../../../src-main/receive/imagezmq/image-sender.ts'
import { Player } from '../../../src-main/replay/player.ts'
import { framesOf, lanesAt } from '../../../src-main/replay/recordings-at.ts'
import { HubLog } from '../../support/hub-log.ts'
import { promptReplies } from '../../support/limits.ts'
import { capturedFrame, numberedJpeg, recorded, STARTS_AT } from '../../support/recordings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-replay-'))
})
afterEach(() => rm(folder, { recursive: true }))

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
const NEVER = new AbortController().signal

test('real senders send every frame with its own send time, in its own time', async () => {
  const frames = framesEvery(20, 25)
  const path = await save('barn.mkv', frames)
  const log = new HubLog()
  const listen = 'tcp://127.0.0.1:*'
  const hub = await openImageHub(
    { mode: 'req-rep', listen, replies: promptReplies() },
    log.listener,
  )
  const sender = await openImageSender({ mode: 'req-rep', connect: hub.address })
  const player = new Player()
  const begins = performance.now()
  await player.play(
    framesOf(path),
    { startsAt: STARTS_AT, begins },
    ({ camera, ...frame }) => sender.sendReplayed({ claim: { key: 'key', camera }, ...frame }),
    NEVER,
  )
  expect(performance.now() - begins).toBeGreaterThanOrEqual(19 * 25)
  await sender.close()
  await hub.stop()
  const received = log.messages.map((message) => {
    if (message.kind !== 'picture') throw new Error(`It is ${message.kind}.`)
    const { camera, fields, sentAt, body, replay } = message
    return { camera, fields, sentAt, body: sha1(body), replay }
  })
  expect(received).toEqual(
    frames.map(({ camera, fields, sentAt, body }) => ({
      ...{ camera, fields, sentAt, body: sha1(body) },
      replay: { key: 'key', camera },
    })),
  )
  expect(player.figures).toMatchObject({ frames: 20, skipped: 0, jitter: { count: 20 } })
})

test('what the hub did not take in time is skipped and counted', async () => {
  const player = new Player()
  const path = await save('barn.mkv', framesEvery(3, 10))
  const sent: number[] = []
  const begins = performance.now() - 60_000
  const send = (frame: CapturedFrame) => Promise.resolve(sent.push(frame.arrivedAt))
  await player.play(framesOf(path), { startsAt: STARTS_AT, begins }, send, NEVER)
  expect(sent).toEqual([])
  expect(player.figures).toEqual({ frames: 0, skipped: 3 })
})

test('an abort ends a replay that waits for a frame', async () => {
  const player = new Player()
  const path = await save('barn.mkv', framesEvery(2, 3_600_000))
  const controller = new AbortController()
  const schedule = { startsAt: STARTS_AT, begins: performance.now() }
  const send = () => {
    controller.abort()
    return Promise.resolve()
  }
  await player.play(framesOf(path), schedule, send, controller.signal)
  expect(player.figures.frames).toBe(1)
})

describe('the recordings of a folder', () => {
  test('parts of one camera follow each other, and cameras are played side by side', async () => {
    await mkdir(join(folder, 'day', 'barn'), { recursive: true })
    const late = await save('day/barn/2.mkv', framesEvery(2, 10, { from: 5000 }))
    const early = await save('day/barn/10.mkv', framesEvery(2, 10))
    // Its clock is behind by a day.
    const gate = await save(
      'gate.mkv',
      framesEvery(1, 10, { camera: 'gate', from: 300, behind: 86_400_000 }),
    )
    await writeFile(join(folder, 'notes.txt'), 'no recording')
    await writeFile(join(folder, 'damaged.mkv'), 'no recording, too')
    const times = (ms: number) => ({ startsAt: STARTS_AT + ms, arrivedAt: STARTS_AT + ms })
    expect(lanesAt(folder).toSorted(([a], [b]) => a.arrivedAt - b.arrivedAt)).toEqual([
      [
        { path: early, ...times(0) },
        { path: late, ...times(5000) },
      ],
      [{ path: gate, ...times(300), startsAt: STARTS_AT + 300 - 86_400_000 }],
    ])
  })

  test('a file that is given may have any name', async () => {
    const path = await save('recording', framesEvery(1, 10))
    expect(lanesAt(path)).toEqual([[{ path, startsAt: STARTS_AT, arrivedAt: STARTS_AT }]])
  })

  test('what cannot be read is left out', async () => {
    const path = await save('barn.mkv', framesEvery(1, 10))
    await symlink(join(folder, 'deleted.mkv'), join(folder, 'x.mkv'))
    await symlink(join(folder, 'loop.mkv'), join(folder, 'loop.mkv'))
    await mkdir(join(folder, 'folder.mkv'))
    expect(lanesAt(folder)).toMatchObject([[{ path }]])
  })

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a folder that may not be read is left out, unless it is the one that was given',
    async () => {
      const path = await save('barn.mkv', framesEvery(1, 10))
      const closed = join(folder, 'lost+found')
      await mkdir(closed, { mode: 0 })
      expect(lanesAt(folder)).toMatchObject([[{ path }]])
      expect(() => lanesAt(closed)).toThrow(/EACCES/)
    },
  )

  test('folders are found by links, too, and each once', async () => {
    await mkdir(join(folder, 'day'))
    await save('day/barn.mkv', framesEvery(1, 10))
    await mkdir(join(folder, 'links'))
    await symlink(join(folder, 'day'), join(folder, 'links', 'day'), 'junction')
    await symlink(folder, join(folder, 'links', 'all'), 'junction')
    const inLinks = lanesAt(join(folder, 'links', 'day'))
    expect(inLinks).toMatchObject([[{ path: join(folder, 'links', 'day', 'barn.mkv') }]])
    expect(lanesAt(folder)).toHaveLength(1)
    expect(lanesAt(folder)[0]).toHaveLength(1)
  })

  test('nothing there', () => {
    expect(lanesAt(folder)).toEqual([])
    expect(() => lanesAt(join(folder, 'missing'))).toThrow(/ENOENT/)
  })
})

function framesEvery(
  count: number,
  interval: number,
  { camera = 'barn', from = 0, behind = 0 } = {},
): readonly CapturedFrame[] {
  return Array.from({ length: count }, (_, index) => {
    const arrivedAt = STARTS_AT + from + index * interval
    const facts = { camera, fields: ['jpg', String(index)], arrivedAt }
    return capturedFrame(numberedJpeg(index), { ...facts, sentAt: arrivedAt - behind })
  })
}

async function save(name: string, frames: readonly CapturedFrame[]): Promise<string> {
  const [first] = frames
  if (first === undefined) throw new Error('There is no frame.')
  const path = join(folder, name)
  await writeFile(path, recorded(new MatroskaWriter(first), frames))
  return path
}
