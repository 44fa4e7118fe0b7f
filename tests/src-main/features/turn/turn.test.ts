/** Cameras are turned and mirrored from a person's point of view. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'
import { Publisher } from '../../../../src-main/app/state/publisher.ts'
import type { Replacement } from '../../../../src-main/app/wall/replacement.ts'
import { ENGLISH, type Message } from '../../../../src-main/contract/text/text.ts'
import type { TurnChange } from '../../../../src-main/features/turn/contract.ts'
import { changedTurn, keepTurns, withChange } from '../../../../src-main/features/turn/turn.ts'

const AS_SENT = { quarters: 0, mirrored: false } as const

describe('changes', () => {
  test.each<[readonly TurnChange[], object]>([
    [['right'], { quarters: 1, mirrored: false }],
    [['left'], { quarters: 3, mirrored: false }],
    [['right', 'right', 'right', 'right'], AS_SENT],
    [['right', 'left'], AS_SENT],
    [['mirror'], { quarters: 0, mirrored: true }],
    [['mirror', 'mirror'], AS_SENT],
    // The shown picture is mirrored, so a turn has the opposite direction.
    [['right', 'mirror'], { quarters: 3, mirrored: true }],
    [['mirror', 'right'], { quarters: 1, mirrored: true }],
    [['right', 'right', 'mirror'], { quarters: 2, mirrored: true }],
    [['right', 'mirror', 'as-sent'], AS_SENT],
  ])('%j', (changes, turned) => {
    expect(changes.reduce(changedTurn, AS_SENT)).toEqual(turned)
  })

  test('a camera without a turn is not stored', () => {
    const turned = withChange([], ['Barn', 'Yard', 'Barn'], 'right')
    expect(turned).toEqual([
      { camera: 'Barn', quarters: 1, mirrored: false },
      { camera: 'Yard', quarters: 1, mirrored: false },
    ])
    expect(withChange(turned, ['Barn'], 'left')).toEqual([
      { camera: 'Yard', quarters: 1, mirrored: false },
    ])
  })

  test('beyond the maximum, the turn that was changed longest ago is removed', () => {
    const names = Array.from({ length: 1024 }, (_, index) => `Pi ${index}`)
    const turned = withChange(withChange([], names, 'mirror'), ['New'], 'mirror')
    expect(turned).toHaveLength(1024)
    expect(turned.at(0)?.camera).toBe('Pi 1')
    expect(turned.at(-1)?.camera).toBe('New')
  })

  test.each(['__proto__', 'constructor'])('a camera named %s works like any other', (camera) => {
    expect(withChange([], [camera], 'left')).toEqual([{ camera, quarters: 3, mirrored: false }])
  })
})

test('turns are published to the pages and saved for each camera', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-turn-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'settings.json')
  const open = async () => {
    const onTrouble = (what: Message) => expect.fail(ENGLISH.say(what))
    const settings = await openSettingsStore({ path, sections: [], flags: {}, onTrouble })
    const publisher = new Publisher()
    const heard: ((replacement: Replacement) => void)[] = []
    const onReplace = (listener: (typeof heard)[number]) => void heard.push(listener)
    const change = keepTurns({ settings, publisher, onReplace })
    const replace = (from: string, to: string) =>
      heard.forEach((listener) => listener({ from, to }))
    return { settings, publisher, change, replace }
  }
  const { settings, publisher, change, replace } = await open()
  expect(publisher.published.topics['turns']).toEqual([])
  change(['Barn'], 'left')
  replace('Barn', 'New barn')
  const turns = [{ camera: 'New barn', quarters: 3, mirrored: false }]
  expect(publisher.published.topics['turns']).toEqual(turns)
  await settings.flush()
  const again = await open()
  expect(again.publisher.published.topics['turns']).toEqual(turns)
  await again.settings.flush()
})
