/** Every channel between the main process and the wall, with its direction and payload. There is no second list. */
import type { HubKeyState } from './access.ts'
import type { CameraStatus, Counters } from './camera.ts'
import type { AppSettingsPatch, HubSettingsPatch, Mode, SettingsView } from './settings.ts'

/** One publisher's address, in PUB/SUB. */
export interface Publisher {
  readonly address: string
  readonly state: PublisherState
}

/**
 * `waiting`: nothing answers there. `refused`: somebody does, but the keys do not fit. `keyless`: Encrypt is on and no key
 * stands after the address, so Camwall does not connect to it.
 */
export type PublisherState = 'waiting' | 'connected' | 'refused' | 'keyless'

export type HubState =
  | { readonly kind: 'opening'; readonly mode: Mode }
  | { readonly kind: 'listening'; readonly mode: 'req-rep'; readonly address: string }
  | {
      readonly kind: 'subscribed'
      readonly mode: 'pub-sub'
      readonly publishers: readonly Publisher[]
    }
  | { readonly kind: 'fault'; readonly mode: Mode; readonly what: string; readonly todo: string }

/** Something an operator should know: what happened, and what to do. Repeats are counted, not listed. */
export interface Notice {
  readonly id: number
  readonly severity: 'info' | 'warning' | 'error'
  readonly what: string
  readonly todo?: string
  /** Milliseconds since the epoch, of the newest repeat. */
  readonly at: number
  readonly times: number
}

/** A newer Camwall, and how near it is. */
export type UpdateState =
  /** Started from its sources, which Camwall does not update. */
  | { readonly kind: 'never' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'offered'
      readonly version: string
      /** Where a person reads what is new, and gets it. */
      readonly address: string
      /** Whether this Camwall can put it in its own place: what a system's packages hold it cannot. */
      readonly canTake: boolean
    }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'downloaded'; readonly version: string }

/** What a person can do about an update. Later ends a download, too. */
export type UpdateAct = 'download' | 'later' | 'restart'

/** This computer, as senders see it. */
export interface Computer {
  readonly hostName: string
  /** IPv4 addresses that other computers can reach, best first; empty without a network. */
  readonly addresses: readonly string[]
}

/** All the wall shows but the pictures. */
export interface WallState {
  readonly hub: HubState
  readonly hubKey: HubKeyState
  readonly settings: SettingsView
  readonly computer: Computer
  readonly notices: readonly Notice[]
  readonly cameras: readonly CameraStatus[]
  readonly totals: Counters
  /** Names of cameras, first tile first, as last arranged. */
  readonly order: readonly string[]
  readonly fullScreen: boolean
  readonly update: UpdateState
}

/** Wall to main process, answered. Arguments are checked on arrival. */
export interface Requests {
  'wall:open': { readonly asks: readonly []; readonly gets: WallState }
  /** The painter listens: hand it a port of frames. */
  'frames:open': { readonly asks: readonly []; readonly gets: void }
  'settings:change': {
    readonly asks: readonly [patch: HubSettingsPatch]
    readonly gets: SettingsView
  }
  'settings:change-app': {
    readonly asks: readonly [patch: AppSettingsPatch]
    readonly gets: SettingsView
  }
  'update:act': { readonly asks: readonly [act: UpdateAct]; readonly gets: void }
  'wall:arrange': { readonly asks: readonly [order: readonly string[]]; readonly gets: void }
  /** Show one camera alone, or all with `undefined`: cameras that are not seen send slowly. */
  'wall:solo': { readonly asks: readonly [camera: string | undefined]; readonly gets: void }
  /** Take a camera's tile away until it sends again. */
  'camera:forget': { readonly asks: readonly [camera: string]; readonly gets: void }
  'notice:dismiss': { readonly asks: readonly [id: number]; readonly gets: void }
  'window:full-screen': { readonly asks: readonly [on: boolean]; readonly gets: void }
  /** The page did nothing else for so many milliseconds. */
  'page:stalled': { readonly asks: readonly [milliseconds: number]; readonly gets: void }
  /** The painting worker ended by a fault; a new one asks for frames. */
  'painter:ended': { readonly asks: readonly [why: string]; readonly gets: void }
  'clipboard:write': { readonly asks: readonly [text: string]; readonly gets: void }
}

/** Main process to wall. */
export interface Events {
  /** What changed, as soon as it changes; cameras' numbers twice a second. */
  'wall:state': Partial<WallState>
  /** A command of the application menu. */
  'menu:command': MenuCommand
}

export type MenuCommand = 'settings' | 'all-cameras'

/** The port of frames goes from the main process to the preload on this channel. */
export const FRAME_PORT_CHANNEL = 'frames:port'
/** The port of frames is handed to the page by `window.postMessage`, with this as its data. */
export const FRAME_PORT_MESSAGE = 'camwall:frames'

/** What the page sees of the main process: `window.camwall`. */
export interface CamwallBridge {
  openWall(): Promise<WallState>
  /** Asks for a port of frames; it comes as a window message, see `FRAME_PORT_MESSAGE`. */
  openFrames(): Promise<void>
  changeSettings(patch: HubSettingsPatch): Promise<SettingsView>
  changeAppSettings(patch: AppSettingsPatch): Promise<SettingsView>
  actOnUpdate(act: UpdateAct): Promise<void>
  arrange(order: readonly string[]): Promise<void>
  solo(camera: string | undefined): Promise<void>
  forgetCamera(camera: string): Promise<void>
  dismissNotice(id: number): Promise<void>
  setFullScreen(on: boolean): Promise<void>
  tellStall(milliseconds: number): Promise<void>
  tellPainterEnded(why: string): Promise<void>
  copyText(text: string): Promise<void>
  /** Each subscription returns its own stop function. */
  onState(listener: (change: Partial<WallState>) => void): () => void
  onMenuCommand(listener: (command: MenuCommand) => void): () => void
}
