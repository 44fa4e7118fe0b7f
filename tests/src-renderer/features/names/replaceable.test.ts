/** The cameras whose place another one can take. */
import { expect, test } from 'vitest'
import { replaceable } from '../../../../src-renderer/features/names/replaceable.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { tilesOf } from '../../support/stand-in-bridge.ts'

test('those that are gone, newest first, then those that are not on the wall; none that sends, and no hotspot', () => {
  const rows = [
    aCamera('New'),
    aCamera('Live'),
    aCamera('Stalled', { state: 'stalled' }),
    aCamera('Gone', { state: 'gone', lastFrameAt: 1000 }),
    aCamera('Gone later', { state: 'gone', lastFrameAt: 2000 }),
  ]
  const names = ['', 'Absent', ...rows.map(({ name }) => name), 'Gone']
  const known = {
    tiles: tilesOf(...names),
    aliases: [{ camera: 'Gone', alias: 'The barn' }],
    rows: new Map(rows.map((row) => [row.name, row])),
  }
  expect(replaceable('New', known)).toEqual([
    { name: 'Gone later', label: 'Gone later', lastFrameAt: 2000 },
    { name: 'Gone', label: 'The barn', lastFrameAt: 1000 },
    { name: 'Absent', label: 'Absent', lastFrameAt: undefined },
  ])
})
