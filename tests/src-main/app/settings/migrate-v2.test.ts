import { expect, test } from 'vitest'
import { migrateV2, v2Schema } from '../../../../src-main/app/settings/migrate-v2.ts'
import { layoutsSchema } from '../../../../src-main/app/settings/kept.ts'

const migrate = (file: unknown) => migrateV2(v2Schema.parse(file))

test.each([
  ['neither tiles nor options', { version: 2, hub: {} }, { version: 3, hub: {} }],
  [
    'tiles only',
    { version: 2, tiles: [{ id: 't1', camera: 'Barn' }] },
    { version: 3, layouts: [{ id: 'l1', name: 'Wall', tiles: [{ id: 't1', camera: 'Barn' }] }] },
  ],
  [
    'options only, one of them unknown',
    { version: 2, layout: { gap: 'none', sparkle: 1 } },
    { version: 3, layouts: [{ id: 'l1', name: 'Wall', gap: 'none', sparkle: 1, tiles: [] }] },
  ],
])('a file with %s', (_what, file, expected) => {
  expect(migrate(file)).toEqual(expected)
})

test('what becomes of a wall can be read, with defaults for what it did not say', () => {
  const { layouts } = migrate({ version: 2, tiles: [], layout: { kind: '1+7' } })
  expect(layoutsSchema.parse(layouts)).toMatchObject([
    { kind: '1+7', gap: 'small', cameras: { by: 'all' }, newcomers: 'append' },
  ])
})

test.each([
  ['no list of tiles', { version: 2, tiles: 'Barn' }],
  ['another version', { version: 3 }],
])('a file with %s is refused', (_what, file) => {
  expect(v2Schema.safeParse(file).success).toBe(false)
})
