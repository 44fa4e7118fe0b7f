/** The layout that there is until a person makes another. */
import { DEFAULT_LAYOUT } from '../../contract/layout.ts'
import type { NamedLayout } from '../../contract/named-layout.ts'
import { ENGLISH } from '../../contract/text/text.ts'

export const FIRST_LAYOUT: NamedLayout = {
  ...DEFAULT_LAYOUT,
  id: 'l1',
  name: ENGLISH.text('layouts.first-name'),
  cameras: { by: 'all' },
  newcomers: 'append',
  tiles: [],
}
