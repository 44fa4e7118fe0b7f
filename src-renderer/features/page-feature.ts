/** The page's side of a feature. */
import type { ComponentType, ReactNode } from 'react'
import type { Notice } from '../../src-main/app/notices/contract.ts'
import type { CommandContract } from '../../src-main/contract/command.ts'
import type { CommandId, Topics } from '../../src-main/features/list.ts'
import type { CamwallStore } from '../store/camwall-store.ts'
import type { WallTile } from '../store/wall-tile.ts'

/** @param tiles - those that a command on `tiles` acts on, first one first */
export type CommandRunner = (store: CamwallStore, tiles: readonly WallTile[]) => void

export interface PageFeature {
  /** From its contract. */
  readonly commands?: readonly (CommandContract & { readonly id: CommandId })[]
  /** Runs those of them that the page runs. */
  readonly run?: Readonly<Partial<Record<CommandId, CommandRunner>>>
  /** The dialogs that its commands open, of which some are for a camera. */
  readonly dialogs?: Readonly<
    Partial<Record<CommandId, ComponentType<{ readonly camera: string }>>>
  >
  /** The panels at the right side that its commands open; each is a `Sheet`. */
  readonly sheets?: Readonly<Partial<Record<CommandId, ComponentType>>>
  /** Its section of the settings. */
  readonly Settings?: ComponentType
  /** The section is only shown where this command is offered. */
  readonly settingsNeed?: CommandId
  /** What it shows over the wall. */
  readonly Overlay?: ComponentType
  /** A bar below the wall; its children are what other features add to it. */
  readonly Bar?: ComponentType<{ readonly children?: ReactNode }>
  /** What it adds to the bar of the past. */
  readonly PastActs?: ComponentType
  /** Its strips, among the notices. */
  readonly strips?: (topics: Topics) => readonly Strip[]
  /** Called once when the page starts; returns the function that stops it. */
  readonly start?: (store: CamwallStore) => () => void
}

/** One notice. Plain values only, so that an equal one is not rendered again. */
export interface Strip {
  readonly key: string
  readonly severity: Notice['severity'] | 'alarm'
  readonly what: string
  readonly todo: string | undefined
  /** A number that changes while the strip is shown: repeats, or progress. */
  readonly figure: string | undefined
  /** When it happened last, in milliseconds since the epoch. */
  readonly at?: number
  /** The id of the notice that it shows. */
  readonly notice?: number
  /** Its buttons. */
  readonly Acts: ComponentType<{ readonly strip: Strip }>
}
