/** With the real encoder and toner, in this thread. */
import jpegTurbo from '@julusian/jpeg-turbo'
import { expect, test } from 'vitest'
import { thumbnailOf, toneFrame } from '../../../../src-main/consumers/values/values-jobs.ts'
import { webToning } from '../../../../src-main/consumers/web/web-toning.ts'
import { AS_SENT_VALUES } from '../../../../src-main/contract/camera-values.ts'
import type { Picture, RawPicture } from '../../../../src-main/contract/frame.ts'
import type { Toning } from '../../../../src-main/feed/toning.ts'
import { aJpeg } from '../../../support/open-web.ts'

const BGR: RawPicture = {
  ...{ kind: 'raw', width: 40, height: 20, channels: 3 },
  values: { kind: 'uint', bytes: 1, isBigEndian: false },
}
const RED = new Uint8Array(40 * 20 * 3).map((_, at) => (at % 3 === 2 ? 250 : 5))

function open({ isThin = false, toned = false } = {}) {
  const toning: Toning = {
    tones: () => toned,
    tone: ({ facts: { picture }, body }, need) =>
      Promise.resolve(toneFrame({ kind: 'tone', values: AS_SENT_VALUES, need, body, picture })),
    follow: () => () => undefined,
  }
  return webToning({
    toning,
    encode: (job) => Promise.resolve(thumbnailOf(job)),
    isThin: () => isThin,
  })
}

function frameOf(picture: Picture, body: Uint8Array<ArrayBuffer>) {
  return { facts: { camera: 'Lab', picture }, body }
}

function pixelsOf(body: Uint8Array) {
  const { data, width, height } = jpegTurbo.decompressSync(Buffer.from(body), {
    format: jpegTurbo.FORMAT_BGR,
  })
  return { width, height, blue: data[0] ?? 0, red: data[2] ?? 0 }
}

test.each([{ toned: false }, { toned: true }])(
  'an array is a JPEG of the size that is needed, in its own colours: %j',
  async (how) => {
    const toning = open(how)
    const frame = frameOf(BGR, RED)
    expect(toning.tones(frame.facts)).toBe(true)
    const { picture, body } = await toning.tone(frame, { width: 20, height: 10 })
    expect(picture).toEqual({ kind: 'encoded', format: 'jpeg', width: 40, height: 20 })
    const { width, height, red, blue } = pixelsOf(body)
    expect({ width, height }).toEqual({ width: 20, height: 10 })
    expect(red).toBeGreaterThan(230)
    expect(blue).toBeLessThan(30)
  },
)

test('where only a part is needed, the whole is sent so large that the part has its size', async () => {
  const part = { x: 0, y: 0, width: 0.5, height: 0.5 }
  const { body } = await open().tone(frameOf(BGR, RED), { width: 10, height: 5, part })
  expect(pixelsOf(body)).toMatchObject({ width: 20, height: 10 })
})

const JPEG = { kind: 'encoded', format: 'jpeg', width: 32, height: 16 } as const
const bytes = new Uint8Array(aJpeg())

test('a JPEG goes as it came, unless the link is thin and the tile much smaller', async () => {
  expect(open().tones({ camera: 'Barn', picture: JPEG })).toBe(false)
  const toning = open({ isThin: true })
  const frame = frameOf(JPEG, bytes)
  expect(toning.tones(frame.facts)).toBe(true)
  const same = await toning.tone(frame, { width: 30, height: 15 })
  expect(same.body).toEqual(bytes)
  const smaller = await toning.tone(frame, { width: 8, height: 4 })
  expect(smaller.picture).toEqual(JPEG)
  expect(pixelsOf(smaller.body)).toMatchObject({ width: 8, height: 4 })
})

test.each([
  { ...JPEG, turned: 6 },
  { ...JPEG, cut: true as const },
  { ...JPEG, format: 'webp' as const },
])('$format with $turned $cut is not scaled', (picture) => {
  expect(open({ isThin: true }).tones({ camera: 'Barn', picture })).toBe(false)
})

test('only on a thin link are pictures bounded before they are encoded', () => {
  expect(open({ isThin: true }).mostInFlight).toBeGreaterThan(0)
  expect(open().mostInFlight).toBeUndefined()
})
