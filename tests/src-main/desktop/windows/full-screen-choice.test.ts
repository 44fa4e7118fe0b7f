import { expect, test } from 'vitest'
import { FullScreenChoice } from '../../../../src-main/desktop/windows/full-screen-choice.ts'

test('full screen that the system switches is a person’s choice', () => {
  const choice = new FullScreenChoice(false, false)
  expect(choice.reported(true)).toBe(true)
  expect(choice.isChosen).toBe(true)
  choice.choose(true)
  expect(choice.reported(false)).toBe(true)
  expect(choice.isChosen).toBe(false)
})

test('that of a flag is none, but that it is left is one', () => {
  const choice = new FullScreenChoice(false, true)
  expect(choice.reported(true)).toBe(false)
  expect(choice.isChosen).toBe(false)
  expect(choice.reported(false)).toBe(true)
})

test('nor is it when Windows reports it again, as whenever a minimised window is restored to it', () => {
  const choice = new FullScreenChoice(false, true)
  for (let restored = 0; restored < 3; restored++) expect(choice.reported(true)).toBe(false)
  expect(choice.isChosen).toBe(false)
  expect(choice.reported(false)).toBe(true)
  expect(choice.reported(true)).toBe(true)
  expect(choice.isChosen).toBe(true)
})

test('that of an earlier run stays chosen until a person leaves it', () => {
  const choice = new FullScreenChoice(true, true)
  expect(choice.reported(true)).toBe(false)
  expect(choice.isChosen).toBe(true)
  expect(choice.reported(false)).toBe(true)
  expect(choice.isChosen).toBe(false)
})

test.each([
  ['at once', [false], [true]],
  ['later', [], [false, true]],
])(
  'what Camwall leaves and enters for another place changes no choice, reported %s',
  (_when, first, then) => {
    const choice = new FullScreenChoice(false, false)
    choice.expect(false)
    for (const isFull of first) expect(choice.reported(isFull)).toBe(false)
    choice.expect(true)
    for (const isFull of then) expect(choice.reported(isFull)).toBe(false)
    expect(choice.isChosen).toBe(false)
    expect(choice.reported(false)).toBe(true)
  },
)

test('a choice in Camwall counts also where the system has not reported the one before', () => {
  const choice = new FullScreenChoice(false, true)
  choice.choose(false)
  expect(choice.reported(true)).toBe(true)
})
