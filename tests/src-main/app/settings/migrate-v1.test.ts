import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { migrateV1, v1Schema } from '../../../../src-main/app/settings/migrate-v1.ts'
import { tilesSchema, windowsSchema } from '../../../../src-main/app/settings/kept.ts'

const migrate = (file: unknown) => migrateV1(v1Schema.parse(file))

describe('version 1 becomes version 2', () => {
  test.each([
    ['an empty one', { version: 1 }, { version: 2, updates: {}, tiles: [], windows: [] }],
    [
      'the first version of the file',
      {
        version: 1,
        hub: { mode: 'req-rep', listen: 'tcp://*:5555', connect: [], maxFps: 60 },
        order: ['Barn'],
      },
      {
        version: 2,
        hub: { mode: 'req-rep', listen: 'tcp://*:5555', connect: [], maxFps: 60 },
        updates: {},
        tiles: [{ id: 't1', camera: 'Barn' }],
        windows: [],
      },
    ],
    [
      'a full one with a maximized window',
      {
        version: 1,
        hub: { mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'], senderKeys: [] },
        app: { lookForUpdates: false },
        order: ['Barn', 'Yard', 'Gate'],
        window: { x: -1920, y: 0, width: 1280, height: 800, maximized: true },
      },
      {
        version: 2,
        hub: { mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'], senderKeys: [] },
        updates: { lookForUpdates: false },
        tiles: [
          { id: 't1', camera: 'Barn' },
          { id: 't2', camera: 'Yard' },
          { id: 't3', camera: 'Gate' },
        ],
        windows: [{ id: 'w1', x: -1920, y: 0, width: 1280, height: 800, maximized: true }],
      },
    ],
    [
      'a window without maximized',
      { version: 1, window: { x: 1, y: 2, width: 3, height: 4 } },
      {
        version: 2,
        updates: {},
        tiles: [],
        windows: [{ id: 'w1', x: 1, y: 2, width: 3, height: 4, maximized: false }],
      },
    ],
    [
      'unusual names, one of them twice',
      { version: 1, order: ['', '__proto__', 't1', 'Küche 🐑', '', '["cam1", 1]', 'a\nb'] },
      {
        version: 2,
        updates: {},
        tiles: [
          { id: 't1', camera: '' },
          { id: 't2', camera: '__proto__' },
          { id: 't3', camera: 't1' },
          { id: 't4', camera: 'Küche 🐑' },
          { id: 't5', camera: '["cam1", 1]' },
          { id: 't6', camera: 'a\nb' },
        ],
        windows: [],
      },
    ],
    [
      'unknown data',
      { version: 1, app: { lookForUpdates: true, colour: 'red' }, notes: ['kept'] },
      {
        version: 2,
        notes: ['kept'],
        updates: { lookForUpdates: true },
        tiles: [],
        windows: [],
      },
    ],
  ])('%s', (_name, file, expected) => {
    expect(migrate(file)).toEqual(expected)
  })
})

test.each([
  ['an invalid order', { version: 1, order: 'Barn' }],
  ['an invalid name', { version: 1, order: ['Barn', 7] }],
  ['a window without a size', { version: 1, window: { x: 1, y: 2 } }],
  ['an invalid switch', { version: 1, app: { lookForUpdates: 'no' } }],
  ['another version', { version: 2 }],
])('%s is refused', (_name, file) => {
  expect(v1Schema.safeParse(file).success).toBe(false)
})

test('for any names, each has one tile at its position, and version 2 reads it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('A', 'B'))), (order) => {
      const { tiles, windows } = migrate({ version: 1, order })
      expect(tilesSchema.parse(tiles).map(({ camera }) => camera)).toEqual([...new Set(order)])
      expect(windowsSchema.parse(windows)).toEqual([])
    }),
  )
})
