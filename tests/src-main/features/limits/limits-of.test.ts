import { expect, test } from 'vitest'
import { MIN_HIDDEN_FPS } from '../../../../src-main/contract/limits.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { limitsOf } from '../../../../src-main/features/limits/limits-of.ts'
import { MAX_REPLY_WAIT_MS, NO_LIMIT } from '../../../../src-main/receive/imagezmq/reply-pacer.ts'

test('by default only each camera’s frames are limited, and unwanted ones come once a second', () => {
  const { camera, wall } = limitsOf(hubSection.defaults)
  expect(camera(Infinity)).toEqual({ fps: 60, mbps: Infinity })
  expect(camera(0)).toEqual({ fps: 1, mbps: Infinity })
  expect(wall).toEqual(NO_LIMIT)
})

test('a camera sends as often as it is wanted, but never more than it may', () => {
  const { camera } = limitsOf({ ...hubSection.defaults, maxFps: 20, hiddenFps: 2 })
  expect([0, 1, 2, 15, 20, 60].map((demand) => camera(demand).fps)).toEqual([2, 2, 2, 15, 20, 20])
})

test('a camera that nobody wants is no faster than one that is seen', () => {
  const settings = { maxFps: 5, maxMbps: 2, wallMaxMbps: 30, hiddenFps: 20 }
  const { camera, wall } = limitsOf({ ...hubSection.defaults, ...settings })
  expect(camera(0)).toEqual({ fps: 5, mbps: 2 })
  expect(wall).toEqual({ fps: Infinity, mbps: 30 })
})

test('the slowest pace that can be set can be kept', () => {
  expect(1000 / MIN_HIDDEN_FPS).toBeLessThanOrEqual(MAX_REPLY_WAIT_MS)
})
