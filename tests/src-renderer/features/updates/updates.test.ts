/** What the strip over the wall says of a newer Camwall. */
import { expect, test } from 'vitest'
import { updateStrips } from '../../../../src-renderer/features/updates/updates.ts'

test('tells of one that is there, and how far its download is', () => {
  const address = 'https://camwall.example/0.2.0'
  const offer = { kind: 'offered', version: '0.2.0', address, canTake: false } as const
  expect(updateStrips(offer)).toMatchObject([
    { what: 'Camwall 0.2.0 is there.', todo: `Get it: ${address}`, figure: undefined },
  ])
  expect(updateStrips({ kind: 'downloading', version: '0.2.0', percent: 42 })).toMatchObject([
    { what: 'Camwall 0.2.0 is being downloaded.', figure: '42 %' },
  ])
  expect(updateStrips({ kind: 'none' })).toEqual([])
})
