/** Turn and mirror, on the page's side: what the commands ask for. */
import { turnCommands, type TurnChange } from '../../../src-main/features/turn/contract.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'

export const turn = {
  commands: turnCommands,
  run: {
    'turn-right': asking('right'),
    'turn-left': asking('left'),
    mirror: asking('mirror'),
    'as-sent': asking('as-sent'),
  },
} as const satisfies PageFeature

function asking(change: TurnChange): CommandRunner {
  return (store, tiles) =>
    void store.request('turn:change', [...new Set(tiles.map(({ camera }) => camera))], change)
}
