/** Snapshots, on the page's side: the requests of the commands, and what came of them. */
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import {
  snapshotCommands,
  type SnapshotState,
} from '../../../src-main/features/snapshot/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import type { WallTile } from '../../store/wall-tile.ts'
import { say, text } from '../../text/language.ts'
import type { PageFeature, Strip } from '../page-feature.ts'
import { NewsActs, StuckActs, UnwrittenActs } from './snapshot-acts.tsx'
import { SnapshotSettings } from './snapshot-settings.tsx'

export const snapshot = {
  commands: snapshotCommands,
  run: {
    snapshot: take,
    'snapshot-all': (store) => take(store, store.tiles.all),
    'copy-picture': (store, [first]) => {
      if (first !== undefined) void copy(store, first)
    },
  },
  Settings: SnapshotSettings,
  settingsNeed: 'snapshot',
  strips: (topics) => snapshotStrips(topics.snapshot),
} as const satisfies PageFeature

function take(store: CamwallStore, tiles: readonly WallTile[]): void {
  void store.request('snapshot:take', camerasOf(tiles))
}

const AS_SENT = { quarters: 0, mirrored: false } as const

async function copy(store: CamwallStore, { camera, label, appearance }: WallTile): Promise<void> {
  const { quarters, mirrored } = appearance.turn ?? AS_SENT
  const isCopied = await store.main.ask('snapshot:copy', camera, { quarters, mirrored })
  if (isCopied === true) store.voice.say(text('voice.copied', { camera: label }))
}

export function snapshotStrips({ news, unwritten }: SnapshotState): readonly Strip[] {
  const strips: Strip[] = []
  if (unwritten !== undefined)
    strips.push({
      key: 'snapshot-unwritten',
      severity: 'error',
      what: say(unwritten.what),
      todo: say(unwritten.todo),
      figure: undefined,
      at: unwritten.at,
      Acts: unwritten.isStuck === true ? StuckActs : UnwrittenActs,
    })
  if (news !== undefined)
    strips.push({
      key: `snapshot-news ${news.at}`,
      severity: 'info',
      what: say(news.what),
      todo: undefined,
      figure: undefined,
      at: news.at,
      Acts: NewsActs,
    })
  return strips
}
