/** The one table of commands: keys, buttons, tooltips and the menus use it. */
import type { CommandContract } from '../../src-main/contract/command.ts'
import { message, type Message } from '../../src-main/contract/text/text.ts'
import type { CommandId } from '../../src-main/features/list.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import { isOffered } from '../store/offered.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { withKey } from '../text/keys.ts'
import { say } from '../text/language.ts'
import { features } from './list.ts'
import type { CommandRunner } from './page-feature.ts'

export interface Command extends CommandContract {
  readonly id: CommandId
  /** `undefined` when the main process runs it. */
  readonly run: CommandRunner | undefined
}

export const commands: readonly Command[] = features.flatMap((feature) =>
  (feature.commands ?? []).map((command) => ({ ...command, run: feature.run?.[command.id] })),
)

const BY_ID = new Map(commands.map((command) => [command.id, command]))
const BY_KEY = new Map(
  commands
    .filter(({ id }) => isOffered(id))
    .flatMap((command) => (command.keys ?? []).map((key) => [key, command] as const)),
)

export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id)
  if (command === undefined) throw new Error(`No feature of the page has the command ${id}.`)
  return command
}

export function labelOf(id: CommandId): Message {
  return message(`command.${id}`)
}

/** `Settings… (Ctrl+,)` */
export function tooltipOf(id: CommandId): string {
  return say(withKey(labelOf(id), commandOf(id).keys?.[0]))
}

/** @param key - as `CommandContract.keys` names it */
export function commandByKey(key: string): Command | undefined {
  return BY_KEY.get(key)
}

/** @param tiles - those that a command on `tiles` acts on, if not the selected or the current one */
export function runCommand(
  store: CamwallStore,
  id: CommandId,
  tiles: readonly WallTile[] = store.view.targets,
): void {
  const command = commandOf(id)
  if (command.run === undefined) void store.request('command:run', id)
  else if (command.on === 'wall' || (tiles.length > 0 && store.mode !== 'holding'))
    command.run(store, tiles)
}

/** For a button of a tile: acts on that tile, or on all selected tiles when it is one of them. */
export function runCommandOfTile(store: CamwallStore, id: CommandId, tile: WallTile): void {
  const { view } = store
  view.setCurrent(tile.id, { focus: false })
  runCommand(store, id, view.now.selection.ids.has(tile.id) ? view.targets : [tile])
}
