import { expect, test } from 'vitest'
import { hubSettingsSchema } from '../../../../src-main/contract/settings.ts'
import { MIN_HIDDEN_FPS } from '../../../../src-main/contract/limits.ts'
import { limitsOf } from '../../../../src-main/receive/hub/limits-of.ts'
import { MAX_REPLY_WAIT_MS, NO_LIMIT } from '../../../../src-main/receive/imagezmq/reply-pacer.ts'

test('by default only each camera’s frames are limited, and hidden ones come once a second', () => {
  expect(limitsOf(hubSettingsSchema.parse({}))).toEqual({
    seen: { fps: 60, mbps: Infinity },
    hidden: { fps: 1, mbps: Infinity },
    wall: NO_LIMIT,
  })
})

test('a hidden camera is no faster than one that is seen', () => {
  const hub = hubSettingsSchema.parse({ maxFps: 5, maxMbps: 2, wallMaxMbps: 30, hiddenFps: 20 })
  expect(limitsOf(hub)).toEqual({
    seen: { fps: 5, mbps: 2 },
    hidden: { fps: 5, mbps: 2 },
    wall: { fps: Infinity, mbps: 30 },
  })
})

test('the slowest pace that can be set for a hidden camera can be kept', () => {
  expect(1000 / MIN_HIDDEN_FPS).toBeLessThanOrEqual(MAX_REPLY_WAIT_MS)
})
