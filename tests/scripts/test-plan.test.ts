import { expect, test } from 'vitest'
import { exitCodeOfRun, formatDuration, planTests } from '../../scripts/test-plan.ts'

test('without arguments everything runs, the fastest part first', () => {
  expect(planTests([])).toEqual({
    steps: ['static-checks', 'set-up', 'build', 'unit-and-interop', 'e2e'],
    extra: [],
  })
})

test('a single part runs with its prerequisites, and its runner gets the remaining arguments', () => {
  expect(planTests(['--only', 'e2e', '-g', 'a tile'])).toEqual({
    steps: ['set-up', 'build', 'e2e'],
    extra: ['-g', 'a tile'],
  })
  expect(planTests(['--only', 'interop'])).toEqual({ steps: ['set-up', 'interop'], extra: [] })
  expect(planTests(['--only', 'check'])).toEqual({ steps: ['check'], extra: [] })
})

test.each([[['--only']], [['--only', 'bench']], [['e2e']], [['--watch']]])(
  '%j is refused',
  (args) => {
    expect(() => planTests(args)).toThrow(`It got: ${args.join(' ')}`)
  },
)

test('without Python a run fails in CI', () => {
  const why = 'Python 3.9 or newer is needed.'
  expect(exitCodeOfRun(why, { CI: 'true' })).toBe(1)
  expect(exitCodeOfRun(why, { CI: '' })).toBe(0)
  expect(exitCodeOfRun(why, {})).toBe(0)
  expect(exitCodeOfRun(undefined, { CI: 'true' })).toBe(0)
})

test('durations are formatted', () => {
  expect(formatDuration(40)).toBe('0.0 s')
  expect(formatDuration(3240)).toBe('3.2 s')
  expect(formatDuration(72_400)).toBe('1 min 12 s')
  expect(formatDuration(119_700)).toBe('2 min 0 s')
})
