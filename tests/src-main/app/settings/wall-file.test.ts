import { expect, test } from 'vitest'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { SETTINGS_VERSION } from '../../../../src-main/app/settings/settings-file.ts'
import {
  checkWallFile,
  faultLine,
  type WallFileForm,
} from '../../../../src-main/app/settings/wall-file.ts'
import { strictWallFileForm, wallFileForm } from '../../../../src-main/features/sections.ts'
import { jsonText } from '../../../../src-main/lib/json-text.ts'

const version = SETTINGS_VERSION
const check = (text: string) => checkWallFile(text, wallFileForm)

function faultsOf(text: string, form: WallFileForm = wallFileForm): readonly string[] {
  const checked = checkWallFile(text, form)
  return checked.ok ? [] : checked.faults.map((fault) => ENGLISH.say(faultLine('wall.json', fault)))
}

test('a file contains only what it names', () => {
  const hub = { mode: 'pub-sub', connect: ['tcp://10.0.0.1:5555'] }
  const turns = [{ camera: 'Barn', quarters: 1, mirrored: false }]
  const text = jsonText({ $schema: './camwall.schema.json', version, hub, turns })
  expect(check(text)).toEqual({ ok: true, content: { hub, turns } })
})

test('layouts of a file have no views and hidden tiles but those of the file', () => {
  const layouts = [{ ...FIRST_LAYOUT, tiles: [{ id: 't1', camera: 'Barn' }] }]
  expect(check(jsonText({ version, layouts }))).toEqual({
    ok: true,
    content: { layouts, views: [], hidden: [] },
  })
  const own = { layouts, views: [{ tile: 't1', zoom: 2, x: 0.5, y: 0.5 }], hidden: ['t1'] }
  expect(check(jsonText({ version, ...own }))).toEqual({ ok: true, content: own })
})

test('a byte order mark is accepted', () => {
  expect(check(`\uFEFF${jsonText({ version })}`)).toEqual({ ok: true, content: {} })
})

test('a file of an older version is used, and its faults are named', () => {
  const tiles = [{ id: 't1', camera: 'Barn' }]
  const old = { version: 2, hub: { maxFps: 20 }, tiles, layout: { kind: 'rows' } }
  expect(check(jsonText(old))).toMatchObject({
    ok: true,
    content: { hub: { maxFps: 20 }, layouts: [{ kind: 'rows', tiles }] },
  })
  expect(faultsOf(jsonText({ ...old, hub: { maxFps: 0 } }))).toEqual([
    expect.stringMatching(/^wall\.json:4: hub\.maxFps: /),
  ])
})

test('each fault is named with its line and path', () => {
  const text = jsonText({
    version,
    hub: { mode: 'pull', maxFps: 0, lisen: 'tcp://*:1' },
    turns: [{ camera: 'Barn', quarters: 5, mirrored: false }],
    walls: {},
  })
  expect(faultsOf(text)).toEqual([
    expect.stringMatching(/^wall\.json:4: hub\.mode: .*"req-rep"\|"pub-sub"/),
    expect.stringMatching(/^wall\.json:5: hub\.maxFps: /),
    'wall.json:6: hub.lisen: Camwall does not know this key.',
    expect.stringMatching(/^wall\.json:11: turns\[0\]\.quarters: /),
    'wall.json:15: walls: Camwall does not know this key.',
  ])
})

test('two tiles of a layout with the same id are a fault', () => {
  const tiles = ['Barn', 'Yard'].map((camera) => ({ id: 't1', camera }))
  expect(faultsOf(jsonText({ version, layouts: [{ id: 'l1', name: 'Day', tiles }] }))).toEqual([
    'wall.json:7: layouts[0].tiles: two tiles have the same id',
  ])
})

test('tiles of two layouts with the same id are a fault only for --check', () => {
  const tiles = [
    { id: 't1', camera: 'Barn' },
    { id: 't2', camera: 'Yard' },
  ]
  const layouts = [
    { id: 'l1', name: 'Day', tiles },
    { id: 'l2', name: 'Night', tiles: [{ id: 't3', camera: 'Barn' }, ...tiles] },
  ]
  const text = jsonText({ version, layouts })
  expect(check(text)).toMatchObject({ ok: true, content: { layouts } })
  expect(faultsOf(text, strictWallFileForm)).toEqual([
    'wall.json:27: layouts[1].tiles[1].id: a tile of another layout has the same id',
    'wall.json:31: layouts[1].tiles[2].id: a tile of another layout has the same id',
  ])
})

test.each([
  ['not JSON', '{\n"hub": {,}\n}', /^wall\.json:2: This is not JSON: value expected\./],
  ['a list', '[]', /^wall\.json:1: Invalid input/],
  ['without a version', '{}', /^wall\.json:1: version: /],
  ['of a newer Camwall', jsonText({ version: version + 1 }), /^wall\.json:2: version: /],
])('a file that is %s has a fault', (_name, text, why) => {
  expect(faultsOf(text)[0]).toMatch(why)
})

test('of what is not JSON, each line has one fault, and not every line is named', () => {
  expect(faultsOf('no JSON at all')).toEqual(['wall.json:1: This is not JSON: invalid symbol.'])
  expect(faultsOf('no\n'.repeat(100))).toHaveLength(5)
})
