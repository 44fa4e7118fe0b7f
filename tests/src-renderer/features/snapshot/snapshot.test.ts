import { expect, test } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { runCommand } from '../../../../src-renderer/features/commands.ts'
import {
  StuckActs,
  UnwrittenActs,
} from '../../../../src-renderer/features/snapshot/snapshot-acts.tsx'
import { snapshotStrips } from '../../../../src-renderer/features/snapshot/snapshot.ts'
import { aCamera } from '../../../support/a-camera.ts'
import { openStore, tilesOf } from '../../support/stand-in-bridge.ts'

const THREE = ['a', 'b', 'c'].map((name) => aCamera(name))

test('a snapshot is of the selected tiles, or of all; a camera of two tiles once', async () => {
  const { bridge, store } = await openStore(THREE, {
    tiles: [...tilesOf('a', 'b', 'c'), { id: 'b2', camera: 'b' }],
  })
  store.view.selectThese(['b', 'b2', 'c'])
  runCommand(store, 'snapshot')
  runCommand(store, 'snapshot-all')
  expect(bridge.asked).toEqual([
    ['snapshot:take', ['b', 'c']],
    ['snapshot:take', ['a', 'b', 'c']],
  ])
})

test('a copied picture is turned as it is shown', async () => {
  const turns = [{ camera: 'b', quarters: 1, mirrored: true }] as const
  const { bridge, store } = await openStore(THREE, { turns })
  for (const tile of ['a', 'b']) {
    store.view.selectThese([tile])
    runCommand(store, 'copy-picture')
  }
  expect(bridge.asked).toEqual([
    ['snapshot:copy', 'a', { quarters: 0, mirrored: false }],
    ['snapshot:copy', 'b', { quarters: 1, mirrored: true }],
  ])
})

test('what could not be written is an error before the news', () => {
  const place = { folder: '/pictures', isChosen: false }
  expect(snapshotStrips(place)).toEqual([])
  const news = { at: 2, what: message('snapshot.written', { count: 2, folder: '/pictures' }) }
  const unwritten = {
    at: 1,
    what: message('snapshot.unwritten-full', { count: 1, folder: '/pictures' }),
    todo: message('snapshot.unwritten-full.todo'),
  }
  expect(snapshotStrips({ ...place, news, unwritten })).toMatchObject([
    { severity: 'error', what: '1 picture could not be written: the disk of /pictures is full.' },
    { severity: 'info', what: 'Snapshot: 2 pictures in /pictures', at: 2 },
  ])
})

test('nobody can try again while the disk does not answer', () => {
  const unwritten = {
    at: 1,
    what: message('snapshot.unwritten-stuck', { count: 1, folder: '/pictures' }),
    todo: message('snapshot.unwritten-stuck.todo'),
  }
  const place = { folder: '/pictures', isChosen: false }
  const [failed] = snapshotStrips({ ...place, unwritten })
  const [stuck] = snapshotStrips({ ...place, unwritten: { ...unwritten, isStuck: true } })
  expect(failed?.Acts).toBe(UnwrittenActs)
  expect(stuck?.Acts).toBe(StuckActs)
})
