/** `--replay`: recorded frames come again as they were sent, marked, beside a live camera of the same name. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jpegTurbo from '@julusian/jpeg-turbo'
import { MatroskaWriter } from '../../src-main/capture/matroska/writer.ts'
import '../support/for-tests.ts'
import { capturedFrame, recorded, STARTS_AT } from '../support/recordings.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { expectColour, namesInOrder, tile } from './tiles.ts'

needsPython()

const FRAMES = 12
const INTERVAL_MS = 50

declare global {
  /** Of each frame of the replayed camera: SHA-1 of its bytes, and when it was sent. */
  var replayedFrames: (readonly [sha1: string, sentAt: number | undefined])[]
}

test('a replay sends what was recorded, and does not mix with live cameras', async ({ stage }) => {
  const frames = Array.from({ length: FRAMES }, (_, index) => {
    const sentAt = STARTS_AT + INTERVAL_MS * index + 0.25
    return capturedFrame(blue(index), { camera: 'barn', sentAt, arrivedAt: sentAt + 3 })
  })
  const [first] = frames
  if (first === undefined) throw new Error('There is no frame.')
  const path = join(stage.folder, 'barn.mkv')
  await writeFile(path, recorded(new MatroskaWriter(first), frames))

  const wall = await stage.start('--replay', path, '--replay-loop', '--allow-name', 'barn')
  const { address, page } = wall
  await collect(wall)
  stage.senders([
    { name: 'barn', mode: 'req-rep', address, kind: 'jpg', colour: [20, 20, 200], fps: 5 },
    { name: '▶ gate', mode: 'req-rep', address, kind: 'jpg', colour: [20, 200, 20], fps: 5 },
  ])
  await expect(tile(page, 'barn')).toBeVisible()
  await expectColour(page, 'barn', [0.5, 0.4], [200, 20, 20])
  await expectColour(page, '▶ barn', [0.5, 0.4], [20, 20, 200])
  expect((await namesInOrder(page)).sort()).toEqual(['barn', '▶ barn'])
  await expect(tile(page, '▶ barn')).toContainText('▶ barn')

  const sent = frames.map(({ body, sentAt }) => [sha1(body), sentAt])
  const whole = async () => {
    const collected = await wall.app.evaluate(() => globalThis.replayedFrames)
    const begin = collected.findIndex(([hash]) => hash === sent[0]?.[0])
    return begin < 0 ? [] : collected.slice(begin, begin + FRAMES)
  }
  await expect.poll(whole).toEqual(sent)
  // The replay tells its figures twice a second: those of the report may lack what it sent since.
  const count = () => wall.app.evaluate(() => globalThis.replayedFrames.length)
  await expect.poll(count).toBeGreaterThan(3 * FRAMES)

  const report = await wall.quit()
  const cameras = new Map(report.cameras.map((camera) => [camera.name, camera]))
  expect(cameras.get('▶ barn')).toMatchObject({ replayed: true, malformed: 0, warnings: [] })
  expect(cameras.get('▶ barn')?.latency).toBeUndefined()
  expect(cameras.get('barn')?.replayed).toBeUndefined()
  expect(report.refused).toContainEqual(expect.objectContaining({ why: 'name' }))
  expect(report.replay).toMatchObject({ skipped: 0 })
  expect(report.replay?.frames).toBeGreaterThanOrEqual(FRAMES)
  expect(report.replay?.jitter?.p50).toBeLessThan(INTERVAL_MS)
})

function collect(wall: Wall): Promise<void> {
  return wall.app.evaluate(() => {
    const { createHash } = process.getBuiltinModule('node:crypto')
    globalThis.replayedFrames = []
    globalThis.camwallForTests.camwall.feed.add({
      demand: (camera) => (camera === '▶ barn' ? Infinity : 0),
      capacity: Infinity,
      isIdle: true,
      take: ({ facts, body }) => {
        const hash = createHash('sha1').update(body).digest('hex')
        globalThis.replayedFrames.push([hash, facts.sentAt])
      },
      stop: () => Promise.resolve(),
    })
  })
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

/** A little different each time. */
function blue(index: number): Uint8Array {
  const [width, height] = [64, 48]
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 3) pixels.set([200, 20, 20 + (index % 3)], at)
  pixels.fill(index * 20, 0, 3 * width)
  return new Uint8Array(
    jpegTurbo.compressSync(pixels, {
      ...{ format: jpegTurbo.FORMAT_BGR, subsampling: jpegTurbo.SAMP_444, quality: 90 },
      ...{ width, height },
    }),
  )
}
