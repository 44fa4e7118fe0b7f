import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { otherFormat } from '../../../../src-main/receive/imagezmq/other-formats.ts'
import { jpegHeader } from '../../../support/pictures.ts'

test.each([
  ['BigTIFF', 'MM\0+\0\0\0\x08'],
  ['PNM', 'P6\n640 480\n255\n'],
  ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['MP4', '\0\0\0\x18ftypisom\0\0\0\0'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
])('%s is named', (name, start) => expect(otherFormat(Buffer.from(start, 'latin1'))).toBe(name))

test('nothing is named that can be shown, is unknown or too short', () => {
  for (const bytes of [jpegHeader(8, 8), Buffer.from('\x00\x80'), Buffer.from('II*'), Buffer.of()])
    expect(otherFormat(bytes)).toBeUndefined()
})
