/** The senders whose rules can be changed. */
import { expect, test } from 'vitest'
import type { PreviewRow } from '../../../../src-main/features/names/contract.ts'
import { rulesOfSources } from '../../../../src-renderer/features/names/rules-of-sources.ts'

const WHOLE = { kind: 'whole' } as const

function aRow(differs: Partial<PreviewRow>): PreviewRow {
  return {
    source: 'connection a',
    knownBy: 'connection',
    label: 'unnamed',
    text: 'Barn',
    name: 'Barn',
    isDefault: true,
    own: undefined,
    ...differs,
  }
}

test('each sender is listed once, with those that have a rule of their own and do not send now', () => {
  const here = { knownBy: 'address', label: '10.0.0.7', source: 'address 10.0.0.7' } as const
  const rows = [aRow({}), aRow(here), aRow({ ...here, name: 'Yard' })]
  const kept = [
    { knownBy: 'address', id: '10.0.0.7', rule: WHOLE },
    { knownBy: 'address', id: '10.0.0.8', rule: WHOLE },
  ] as const
  const absent = { knownBy: 'address', label: '10.0.0.8', name: '10.0.0.8', rule: WHOLE } as const
  expect(rulesOfSources(kept, rows)).toEqual([
    { key: 'connection a', knownBy: 'connection', label: 'unnamed', name: 'Barn', rule: undefined },
    { key: here.source, knownBy: 'address', label: '10.0.0.7', name: 'Barn', rule: WHOLE },
    { key: 'address 10.0.0.8', ...absent },
  ])
})
