import jpegTurbo from '@julusian/jpeg-turbo'
import { expect, test } from 'vitest'
import { readPictureHeader } from '../../../../src-main/receive/imagezmq/picture-header.ts'
import { withOrientation } from '../../../support/pictures.ts'
import { thumbnailOf } from '../../../../src-main/consumers/values/values-jobs.ts'

/** Blue at the left, red at the right. */
function halves(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bgr = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++)
    bgr[3 * pixel + (pixel % width < width / 2 ? 0 : 2)] = 250
  return bgr
}

function pixelsOf(jpeg: Uint8Array) {
  const { data, width, height } = jpegTurbo.decompressSync(Buffer.from(jpeg), {
    format: jpegTurbo.FORMAT_BGR,
  })
  const at = (x: number) => [...data.subarray(3 * x, 3 * x + 3)]
  return { width, height, left: at(2), right: at(width - 3) }
}

const BGR8 = { kind: 'uint', bytes: 1, isBigEndian: false } as const

test('a large array becomes a small JPEG with its colours', () => {
  const picture = { kind: 'raw', values: BGR8, channels: 3, width: 640, height: 360 } as const
  const jpeg = thumbnailOf({ kind: 'thumbnail', picture, body: halves(640, 360), side: 320 })
  const { width, height, left, right } = pixelsOf(jpeg)
  expect([width, height]).toEqual([320, 180])
  expect(left[0]).toBeGreaterThan(230)
  expect(right[2]).toBeGreaterThan(230)
})

test.each([
  [3, { width: 640, height: 360 }, { width: 320, height: 180 }],
  [6, { width: 360, height: 640 }, { width: 180, height: 320 }],
])('one with EXIF orientation %i keeps it', (turned, upright, small) => {
  const stored = { width: 640, height: 360, format: jpegTurbo.FORMAT_BGR } as const
  const jpeg = jpegTurbo.compressSync(Buffer.from(halves(640, 360)), stored)
  const body = Uint8Array.from(withOrientation(jpeg, turned))
  const picture = { kind: 'encoded', format: 'jpeg', turned, ...upright } as const
  const thumbnail = thumbnailOf({ kind: 'thumbnail', picture, body, side: 320 })
  expect(readPictureHeader(thumbnail)).toEqual({ format: 'jpeg', turned, ...small })
  expect(pixelsOf(thumbnail).left[0]).toBeGreaterThan(230)
})

test('a small picture stays as large as it is', () => {
  const size = { width: 64, height: 48 }
  const sent = jpegTurbo.compressSync(Buffer.from(halves(64, 48)), {
    ...size,
    format: jpegTurbo.FORMAT_BGR,
  })
  const picture = { kind: 'encoded', format: 'jpeg', ...size } as const
  const jpeg = thumbnailOf({ kind: 'thumbnail', picture, body: Uint8Array.from(sent), side: 320 })
  expect(pixelsOf(jpeg)).toMatchObject(size)
})
