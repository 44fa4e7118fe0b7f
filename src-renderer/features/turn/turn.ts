/** Turn and mirror, on the page's side: the requests of the commands. */
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import { turnCommands, type TurnChange } from '../../../src-main/features/turn/contract.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'

export const turn = {
  commands: turnCommands,
  run: {
    'turn-right': changing('right'),
    'turn-left': changing('left'),
    mirror: changing('mirror'),
    'as-sent': changing('as-sent'),
  },
} as const satisfies PageFeature

function changing(change: TurnChange): CommandRunner {
  return (store, tiles) => void store.request('turn:change', camerasOf(tiles), change)
}
