/** Pictures that repeat are decoded once; damaged ones are always treated the same; words make no tile. */
import { Request } from 'zeromq'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import '../support/for-tests.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { stateOf } from './state.ts'
import { expectColour, tile, type Colour } from './tiles.ts'

needsPython()

const RED: Colour = [200, 80, 40]
/** What a decoder shows where data is missing. */
const GRAY: Colour = [128, 128, 128]
const REPEATS = 20

/** A JPEG of 320x240 from OpenCV: red, with a black lower right quarter. */
async function redJpeg(): Promise<Buffer> {
  const python = new PythonProgram<{ name: string; base64: string }>('pictures.py', [])
  await python.end()
  const found = python.lines.find(({ name }) => name === 'JPEG')
  return Buffer.from(found?.base64 ?? '', 'base64')
}

function openSender(address: string) {
  const socket = new Request({ linger: 0 })
  socket.connect(address)
  return async (header: object, body: Uint8Array) => {
    await socket.send([JSON.stringify(header), body])
    expect(String((await socket.receive())[0])).toBe('OK')
  }
}

/** The same picture now and some milliseconds ago, without waiting for these. */
function sendTwice(wall: Wall, camera: string, jpeg: Buffer, apartMs: number): Promise<void> {
  return wall.app.evaluate(
    (_electron, { camera, base64, apartMs }) => {
      const { feed } = globalThis.camwallForTests.camwall
      const source = { knownBy: 'connection', id: camera, label: camera } as const
      const arrival = {
        peer: camera,
        source,
        mode: 'req-rep',
        isPipelined: false,
        heldMs: 0,
      } as const
      for (const ago of [apartMs, 0]) {
        const body = Uint8Array.from(Buffer.from(base64, 'base64'))
        const picture = { kind: 'encoded', format: 'jpeg', width: 320, height: 240 } as const
        const frame = { kind: 'picture', camera, fields: [], picture, body, bytes: 0 } as const
        feed.take(frame, arrival, { at: Date.now() - ago, steady: performance.now() - ago })
      }
    },
    { camera, base64: jpeg.toString('base64'), apartMs },
  )
}

async function camera({ page }: Wall, name: string) {
  const { cameras } = await stateOf(page)
  return cameras.find((one) => one.name === name)
}

/** Counts are published twice a second. */
async function expectCamera(wall: Wall, name: string, is: Partial<CameraStatus>): Promise<void> {
  await expect.poll(() => camera(wall, name)).toMatchObject(is)
}

/** Waits until a frame is painted: a newer one would replace it. */
async function expectPainted(wall: Wall, name: string, count: number): Promise<void> {
  await expect
    .poll(() =>
      wall.app.evaluate(
        (_electron, name) =>
          globalThis.camwallForTests.camwall.cameras.find((one) => one.name === name)?.painted,
        name,
      ),
    )
    .toBe(count)
}

test('what is shown is not decoded again, cut JPEGs are always shown, words make no tile', async ({
  stage,
}) => {
  const jpeg = await redJpeg()
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
  const half = jpeg.subarray(0, scan + Math.floor((jpeg.length - scan) / 2))
  const wall = await stage.start()
  const send = openSender(wall.address)

  await test.step('the same picture many times is decoded once', async () => {
    await send({ msg: 'Still' }, jpeg)
    await expectPainted(wall, 'Still', 1)
    for (let repeat = 0; repeat < REPEATS; repeat++) await send({ msg: 'Still' }, jpeg)
    await expectCamera(wall, 'Still', {
      received: 1 + REPEATS,
      painted: 1,
      unchanged: REPEATS,
      dropped: 0,
    })
  })

  await test.step('and its tile says so after half a minute', async () => {
    await sendTwice(wall, 'Frozen', jpeg, 40_000)
    await expect(tile(wall.page, 'Frozen')).toContainText(/Unchanged 4\d s/)
    await expect(tile(wall.page, 'Still')).not.toContainText('Unchanged')
  })

  await test.step('a cut JPEG is shown as far as it goes, whatever the page decoded before', async () => {
    for (let round = 1; round <= 3; round++) {
      await send({ msg: 'Cut' }, half)
      await expectPainted(wall, 'Cut', 2 * round - 1)
      if (round === 1) {
        await expectColour(wall.page, 'Cut', [0.3, 0.2], RED)
        await expectColour(wall.page, 'Cut', [0.3, 0.8], GRAY)
      }
      await send({ msg: 'Cut' }, jpeg)
      await expectPainted(wall, 'Cut', 2 * round)
    }
    await send({ msg: 'Cut' }, jpeg.subarray(0, -2))
    await expectPainted(wall, 'Cut', 7)
    await expectColour(wall.page, 'Cut', [0.3, 0.8], RED)
    await expectCamera(wall, 'Cut', { received: 7, damaged: 4, malformed: 0 })
  })

  await test.step('one that cannot be read keeps the last picture', async () => {
    await send({ msg: 'Cut' }, jpeg.subarray(0, scan))
    await expectCamera(wall, 'Cut', { malformed: 1 })
    await expectColour(wall.page, 'Cut', [0.3, 0.8], RED)
  })

  await test.step('words are the events of a camera', async () => {
    await send({ msg: 'done', dtype: 'uint8', shape: [1, 1, 3] }, new Uint8Array(3))
    await send({ msg: 'stop' }, Buffer.from('0'))
    const events = [{ camera: 'Cut', fields: ['done'] }, { fields: ['stop', '0'] }]
    await expect(tile(wall.page, 'Cut').locator('.tile-foot')).toHaveAttribute('title', /stop 0$/)
    await expect(tile(wall.page, 'done')).toHaveCount(0)
    expect((await wall.quit()).events).toMatchObject(events)
  })
})
