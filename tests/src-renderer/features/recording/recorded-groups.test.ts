import { expect, test } from 'vitest'
import { recordedGroups } from '../../../../src-renderer/features/recording/recorded-groups.ts'

test('a group is on when any of its cameras is recorded, or would be if it were there', () => {
  const groups = [
    { camera: 'Yard', groups: ['Outside'] },
    { camera: 'Barn', groups: ['Cows', 'Inside'] },
    { camera: 'Stall', groups: ['Inside'] },
  ]
  const of = (cameras: readonly string[], awaited: readonly string[]) =>
    recordedGroups(groups, { cameras, awaited }).map(({ group, recorded, isOn }) => [
      group,
      recorded,
      isOn,
    ])
  expect(of(['Barn', 'Other'], ['Yard'])).toEqual([
    ['Cows', 1, true],
    ['Inside', 1, true],
    ['Outside', 0, true],
  ])
  expect(of([], [])).toEqual([
    ['Cows', 0, false],
    ['Inside', 0, false],
    ['Outside', 0, false],
  ])
  expect(recordedGroups(groups, { cameras: [], awaited: [] })[1]?.cameras).toEqual([
    'Barn',
    'Stall',
  ])
})
