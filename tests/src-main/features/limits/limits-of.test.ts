import { expect, test } from 'vitest'
import { MIN_HIDDEN_FPS } from '../../../../src-main/contract/limits.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { limitsOf } from '../../../../src-main/features/limits/limits-of.ts'
import { MAX_REPLY_WAIT_MS, NO_LIMIT } from '../../../../src-main/receive/imagezmq/reply-pacer.ts'

test('by default only the frames of each camera are limited, and cameras without demand send once a second', () => {
  const { camera, wall } = limitsOf(hubSection.defaults)
  expect(camera(Infinity)).toEqual({ fps: 60, mbps: Infinity })
  expect(camera(0)).toEqual({ fps: 1, mbps: Infinity })
  expect(wall).toEqual(NO_LIMIT)
})

test('a camera sends at the rate of its demand, but not above its limit', () => {
  const { camera } = limitsOf({ ...hubSection.defaults, maxFps: 20, hiddenFps: 2 })
  expect([0, 1, 2, 15, 20, 60].map((demand) => camera(demand).fps)).toEqual([2, 2, 2, 15, 20, 20])
})

test('a camera without demand is not faster than a visible one', () => {
  const settings = { maxFps: 5, maxMbps: 2, wallMaxMbps: 30, hiddenFps: 20 }
  const { camera, wall } = limitsOf({ ...hubSection.defaults, ...settings })
  expect(camera(0)).toEqual({ fps: 5, mbps: 2 })
  expect(wall).toEqual({ fps: Infinity, mbps: 30 })
})

test('the lowest rate that can be set can be enforced', () => {
  expect(1000 / MIN_HIDDEN_FPS).toBeLessThanOrEqual(MAX_REPLY_WAIT_MS)
})
