/** All that the page shows but the pictures: what the main process told, and what the person at it is doing. */
import type { WallState } from '../../src-main/contract/bridge.ts'
import type { CameraStatus } from '../../src-main/contract/camera.ts'
import { keptPlace, tileOrder } from '../wall/order.ts'
import type { HeldTile } from './held-tile.ts'
import { tileCameras, type TileCamera } from './tile-camera.ts'

export interface CamwallState {
  /** As the main process told it; `undefined` until its first word. */
  readonly wall: WallState | undefined
  readonly statuses: ReadonlyMap<string, CameraStatus>
  readonly tiles: readonly TileCamera[]
  /** Names of the cameras that have a tile, first tile first. */
  readonly order: readonly string[]
  /** The camera that is shown alone. */
  readonly alone: string | undefined
  /** The tile that the Tab key comes to. */
  readonly current: string | undefined
  /** Raised when the current tile should take the focus. */
  readonly focusAsked: number
  readonly held: HeldTile | undefined
  readonly settingsOpen: boolean
  /** The newest sentence for a screen reader. */
  readonly spoken: string
  /** A request that the main process could not answer. */
  readonly trouble: string | undefined
}

export const INITIAL_STATE: CamwallState = {
  wall: undefined,
  statuses: new Map(),
  tiles: [],
  order: [],
  alone: undefined,
  current: undefined,
  focusAsked: 0,
  held: undefined,
  settingsOpen: false,
  spoken: '',
  trouble: undefined,
}

/** Takes over what the main process told; what a person is doing with a camera that has left ends. */
export function withChange(state: CamwallState, change: Partial<WallState>): CamwallState {
  if (state.wall === undefined) return state
  return withWall(state, { ...state.wall, ...change })
}

export function withWall(state: CamwallState, wall: WallState): CamwallState {
  const tiles = tileCameras(wall.cameras, state.tiles)
  const names = tiles.map(({ name }) => name)
  const order = keepSame(state.order, tileOrder(wall.order, names))
  const { alone, current, held } = state
  return {
    ...state,
    wall,
    tiles,
    order,
    statuses:
      wall.cameras === state.wall?.cameras
        ? state.statuses
        : new Map(wall.cameras.map((camera) => [camera.name, camera])),
    alone: alone !== undefined && order.includes(alone) ? alone : undefined,
    current: current !== undefined && order.includes(current) ? current : order[0],
    held: held !== undefined && order.includes(held.camera) ? kept(held, state, order) : undefined,
  }
}

function kept(held: HeldTile, { order: before }: CamwallState, order: readonly string[]): HeldTile {
  return order === before ? held : { ...held, to: keptPlace(before, order, held.camera, held.to) }
}

function keepSame(previous: readonly string[], next: readonly string[]): readonly string[] {
  const isSame = previous.length === next.length && next.every((name, i) => name === previous[i])
  return isSame ? previous : next
}
