/** Every kind of picture is shown upright, or refused with a reason; data that is no picture is never decoded. */
import { Request } from 'zeromq'
import '../support/for-tests.ts'
import { PythonProgram } from '../support/python.ts'
import { withOrientation } from '../support/pictures.ts'
import { expect, needsPython, test } from './camwall.ts'
import { stateOf } from './state.ts'
import { expectColours, tile, type Colour } from './tiles.ts'

needsPython()

const RED: Colour = [200, 80, 40]
const BLACK: Colour = [0, 0, 0]

interface Encoded {
  readonly name: string
  readonly base64: string
}

/** Pictures of 320x240 from OpenCV and Pillow: red, with a black lower right quarter. */
async function encodedPictures(): Promise<Map<string, Buffer>> {
  const python = new PythonProgram<Encoded>('pictures.py', [])
  await python.end()
  return new Map(python.lines.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]))
}

/** Claims 12 bits per sample in the frame header; the data has 8. */
function twelveBits(jpeg: Buffer): Buffer {
  const copy = Buffer.from(jpeg)
  copy[copy.indexOf(Buffer.from([0xff, 0xc0])) + 4] = 12
  return copy
}

test('every picture is shown unchanged, or refused with a reason', async ({ stage }) => {
  const pictures = await encodedPictures()
  const jpeg = pictures.get('JPEG') ?? Buffer.alloc(0)
  const wall = await stage.start()
  const socket = new Request({ linger: 0 })
  socket.connect(wall.address)
  const send = async (name: string, body: Uint8Array) => {
    await socket.send([JSON.stringify({ msg: name }), body])
    expect(String((await socket.receive())[0])).toBe('OK')
  }

  for (const [name, body] of pictures) {
    await test.step(name, async () => {
      await send(name, body)
      await expectColours(wall.page, [
        [name, 0.3, 0.5, RED],
        [name, 0.75, 0.7, BLACK],
      ])
      await tile(wall.page, name).press('Delete')
      await expect(wall.page.locator('.refusal-line')).toContainText('A live camera cannot be')
      await wall.app.evaluate(
        (_electron, name) => globalThis.camwallForTests.camwall.feed.forget(name),
        name,
      )
      await expect(tile(wall.page, name)).toHaveCount(0)
    })
  }

  await test.step('a rotated JPEG with an EXIF orientation is shown upright', async () => {
    await send('Turned', withOrientation(jpeg, 6))
    // Rotated clockwise by 90°: the black quarter is at the lower left.
    await expectColours(wall.page, [
      ['Turned', 0.3, 0.7, BLACK],
      ['Turned', 0.7, 0.7, RED],
    ])
    const box = await tile(wall.page, 'Turned').boundingBox()
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(3 / 4, 1)
  })

  const refused = [
    ['Twelve', twelveBits(jpeg), 'message.undecodable'],
    ['Truncated', jpeg.subarray(0, 30), 'message.picture-header'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'message.picture-format'],
  ] as const
  for (const [name, body, why] of refused)
    await test.step(`${name} is refused`, async () => {
      await send(name, body)
      await expect.poll(() => faultOf(name)).toBe(why)
    })

  async function faultOf(camera: string): Promise<string> {
    const { cameras } = await stateOf(wall.page)
    return cameras.find(({ name }) => name === camera)?.lastFault?.key ?? ''
  }
})
