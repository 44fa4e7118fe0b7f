import { expect, test } from 'vitest'
import { MAX_OWN_BYTES, MqttPictures } from '../../../../src-main/features/mqtt/pictures.ts'
import type { Frame } from '../../../../src-main/feed/frame.ts'
import { aFrame, JPEG } from '../../../support/a-frame.ts'

const EVERY_MS = 10_000

function open(frame: Frame | undefined) {
  const thumbnail = () => Promise.resolve(Uint8Array.of(1))
  return new MqttPictures({ everyMs: EVERY_MS, newest: () => frame, thumbnail })
}

test('the camera that has waited longest is first, also one without a picture', async () => {
  const pictures = open(undefined)
  expect(pictures.due(['Barn', 'Yard'], 0)).toEqual(['Barn', 'Yard'])
  expect(await pictures.take('Barn', 0)).toBeUndefined()
  await pictures.take('Yard', 1)
  expect(pictures.due(['Yard', 'Barn', 'New'], EVERY_MS)).toEqual(['New', 'Barn'])
  expect(pictures.due(['Yard', 'Barn'], EVERY_MS + 1)).toEqual(['Barn', 'Yard'])
})

test.each([
  ['a JPEG is sent as it came', JPEG, MAX_OWN_BYTES, 7],
  ['a larger one is scaled', JPEG, MAX_OWN_BYTES + 1, 1],
  ['a PNG is scaled', { ...JPEG, format: 'png' } as const, 10, 1],
])('%s', async (_what, picture, bytes, first) => {
  const jpeg = await open(aFrame(picture, bytes)).take('Barn', 0)
  expect(jpeg?.[0]).toBe(first)
})
