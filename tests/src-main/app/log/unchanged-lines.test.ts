import { expect, test } from 'vitest'
import { UnchangedLines } from '../../../../src-main/app/log/unchanged-lines.ts'
import { aCamera } from '../../../support/a-camera.ts'

const still = aCamera('Barn', { unchangedSince: 2000 })
const moving = aCamera('Barn')

test('a camera that does not change is logged once, and once when it changes again', () => {
  const lines = new UnchangedLines()
  const told = [moving, still, still, moving, moving, still].map((camera) => lines.due([camera]))
  expect(told).toEqual([
    [],
    ['“Barn” has sent the same picture since 1970-01-01T00:00:02.000Z'],
    [],
    ['“Barn” sends other pictures again'],
    [],
    ['“Barn” has sent the same picture since 1970-01-01T00:00:02.000Z'],
  ])
})

test('a camera that was removed gets no line, and one when it is back', () => {
  const lines = new UnchangedLines()
  const told = [[still], [], [moving], [still]].map((cameras) => lines.due(cameras).length)
  expect(told).toEqual([1, 0, 0, 1])
})
