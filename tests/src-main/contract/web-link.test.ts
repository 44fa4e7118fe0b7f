import { expect, test } from 'vitest'
import type { FrameMessage } from '../../../src-main/contract/frame.ts'
import { packFrame, unpackFrame } from '../../../src-main/contract/web-link.ts'

const FRAME: FrameMessage = {
  ...{ id: 7, camera: 'Stall – ä', body: Uint8Array.of(1, 2, 3) },
  picture: { kind: 'encoded', format: 'jpeg', width: 640, height: 480, cut: true },
  fitted: { width: 64, height: 48, part: { x: 0, y: 0.5, width: 1, height: 0.5 } },
}

test('a frame is the same after the way', () => {
  expect(unpackFrame(packFrame(FRAME))).toEqual(FRAME)
})

test('the body may be empty, and in the middle of other memory', () => {
  const empty = { ...FRAME, body: new Uint8Array(0) }
  const packed = packFrame(empty)
  const around = new Uint8Array(packed.length + 10)
  around.set(packed, 5)
  expect(unpackFrame(around.subarray(5, 5 + packed.length))).toEqual(empty)
})
