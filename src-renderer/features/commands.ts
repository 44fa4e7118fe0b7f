/** The one table of commands: what keys, buttons, tooltips and the menus run. */
import type { CommandContract } from '../../src-main/contract/command.ts'
import type { CommandId } from '../../src-main/features/list.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { withKey } from '../text/keys.ts'
import { features } from './list.ts'
import type { CommandRunner } from './page-feature.ts'

export interface Command extends CommandContract {
  readonly id: CommandId
  /** `undefined` when the main process carries it out. */
  readonly run: CommandRunner | undefined
}

export const commands: readonly Command[] = features.flatMap((feature) =>
  (feature.commands ?? []).map((command) => ({ ...command, run: feature.run?.[command.id] })),
)

const BY_ID = new Map(commands.map((command) => [command.id, command]))
const BY_KEY = new Map(
  commands.flatMap((command) => (command.keys ?? []).map((key) => [key, command] as const)),
)

export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id)
  if (command === undefined) throw new Error(`No feature of the page has the command ${id}.`)
  return command
}

/** `Settings… (Ctrl+,)` */
export function tooltipOf(id: CommandId): string {
  const { label, keys } = commandOf(id)
  return withKey(label, keys?.[0])
}

/** @param key - as `CommandContract.keys` names it */
export function commandByKey(key: string): Command | undefined {
  return BY_KEY.get(key)
}

/** @param tiles - what a command on `tiles` acts on, if not what a person points at */
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

/** As a tile's own button does: on that tile, and on all that are selected when it is one of them. */
export function runCommandOfTile(store: CamwallStore, id: CommandId, tile: WallTile): void {
  const { view } = store
  view.setCurrent(tile.id, { focus: false })
  runCommand(store, id, view.now.selection.ids.has(tile.id) ? view.targets : [tile])
}
