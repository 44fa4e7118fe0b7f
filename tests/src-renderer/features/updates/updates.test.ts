/** The notice of a newer Camwall. */
import { expect, test } from 'vitest'
import { updateStrips } from '../../../../src-renderer/features/updates/updates.ts'

test('has the version, and the progress of its download', () => {
  const address = 'https://camwall.example/0.2.0'
  const offer = { kind: 'offered', version: '0.2.0', address, canTake: false } as const
  expect(updateStrips(offer)).toMatchObject([
    {
      what: 'Camwall 0.2.0 is available.',
      todo: `Download page: ${address}`,
      figure: undefined,
    },
  ])
  expect(updateStrips({ kind: 'downloading', version: '0.2.0', percent: 42 })).toMatchObject([
    { what: 'Downloading Camwall 0.2.0.', figure: '42%' },
  ])
  expect(updateStrips({ kind: 'none' })).toEqual([])
})
