/** What a feature is on the page's side. */
import type { ComponentType } from 'react'
import type { CommandContract } from '../../src-main/contract/command.ts'
import type { CommandId, Topics } from '../../src-main/features/list.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { WallTile } from '../store/wall-tile.ts'

/** @param tiles - those that a command on `tiles` acts on, first one first */
export type CommandRunner = (store: CamwallStore, tiles: readonly WallTile[]) => void

export interface PageFeature {
  /** As its contract has them. */
  readonly commands?: readonly (CommandContract & { readonly id: CommandId })[]
  /** How the page carries out those of them that it runs. */
  readonly run?: Readonly<Partial<Record<CommandId, CommandRunner>>>
  /** Its section of the settings. */
  readonly Settings?: ComponentType
  /** What it tells in strips over the wall, where notices are. */
  readonly strips?: (topics: Topics) => readonly Strip[]
  /** Begins with the page; gives its own stop function. */
  readonly start?: (store: CamwallStore) => () => void
}

/** Plain values only, so that one that is the same is not shown anew. */
export interface Strip {
  readonly key: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly what: string
  readonly todo: string | undefined
  /** A number that changes while the strip is there: how often, or how far. */
  readonly figure: string | undefined
  /** Of the notice that it shows, if it shows one. */
  readonly notice?: number
  /** What one can do about it. */
  readonly Acts: ComponentType<{ readonly strip: Strip }>
}
