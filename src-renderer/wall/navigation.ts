/** The keys that move the focus between tiles, select and move tiles: the table of keys, and the actions. */
import type { Point } from '../../src-main/contract/rect.ts'
import { resizeByClick } from '../features/arrange/resize-by-click.ts'
import { swapTiles } from '../features/arrange/swap-tiles.ts'
import type { CamwallStore, WallMode } from '../store/camwall-store.ts'
import { placeOf } from '../store/held-tiles.ts'
import { keptAspect } from '../store/kept-aspect.ts'
import { neighbour, type Direction } from './arrangement.ts'

export type Navigation =
  /** `extend`: the selection extends to that tile. `keep`: the selection does not change. */
  | {
      readonly kind: 'go'
      readonly to: Direction | 'first' | 'last'
      readonly selection: 'clear' | 'extend' | 'keep'
    }
  | { readonly kind: 'carry'; readonly to: Direction }
  /** Resizes the held tile of the kinds `free` and `fit`: right and down make it larger. */
  | { readonly kind: 'stretch'; readonly to: Direction; readonly keepsAspect: boolean }
  /** Resizes the tile that is resized by clicks. */
  | { readonly kind: 'resize'; readonly to: Direction }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'toggle' | 'lift' | 'drop' | 'swap' | 'end-clicks' | 'show-all' }

const GOALS = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
} as const

/** While tiles are swapped or resized by clicks, keys do it, too. */
type KeyMode = WallMode | 'swap' | 'resize'

const KEYS: Readonly<Record<KeyMode, Readonly<Record<string, Navigation>>>> = {
  all: {
    ...going('', 'clear'),
    ...going('Shift+', 'extend'),
    ...going('Ctrl+', 'keep'),
    'Ctrl+ ': { kind: 'toggle' },
    ' ': { kind: 'lift' },
  },
  solo: {
    ArrowLeft: { kind: 'step', by: -1 },
    ArrowRight: { kind: 'step', by: 1 },
    Enter: { kind: 'show-all' },
  },
  holding: {
    ...arrows('', (to) => ({ kind: 'carry', to })),
    ...arrows('Shift+', (to) => ({ kind: 'stretch', to, keepsAspect: true })),
    ...arrows('Ctrl+Shift+', (to) => ({ kind: 'stretch', to, keepsAspect: false })),
    ' ': { kind: 'drop' },
    Enter: { kind: 'drop' },
  },
  swap: {
    ...going('', 'keep'),
    ' ': { kind: 'swap' },
    Enter: { kind: 'swap' },
  },
  resize: {
    ...arrows('', (to) => ({ kind: 'resize', to })),
    ' ': { kind: 'end-clicks' },
    Enter: { kind: 'end-clicks' },
  },
}

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

function arrows(
  modifier: string,
  navigationTo: (to: Direction) => Navigation,
): Readonly<Record<string, Navigation>> {
  const directions: readonly Direction[] = ['left', 'right', 'up', 'down']
  return Object.fromEntries(
    Object.entries(GOALS).flatMap(([key, goal]) =>
      directions.filter((to) => to === goal).map((to) => [modifier + key, navigationTo(to)]),
    ),
  )
}

function going(
  modifier: string,
  selection: 'clear' | 'extend' | 'keep',
): Readonly<Record<string, Navigation>> {
  return Object.fromEntries(
    Object.entries(GOALS).map(([key, to]) => [modifier + key, { kind: 'go', to, selection }]),
  )
}

/** `undefined` for a key without an action in this mode. */
export function navigationFor(key: string, mode: KeyMode): Navigation | undefined {
  return KEYS[mode][key]
}

export function keyMode({ mode, clickMode }: CamwallStore): KeyMode {
  const act = mode === 'all' ? clickMode.target?.act : undefined
  return act === undefined || act === 'move' ? mode : act
}

export function navigate(navigation: Navigation, store: CamwallStore): void {
  const { tiles, view, hand, freeHand, sizeHand, clickMode } = store
  const { current, solo, selection } = view.now
  const { held } = hand
  if (current === undefined) return
  switch (navigation.kind) {
    case 'go': {
      const { to } = navigation
      const index =
        to === 'first' || to === 'last'
          ? to === 'first'
            ? 0
            : tiles.all.length - 1
          : neighbour(view.rects, tiles.indexOf(current), to)
      const next = index === undefined ? current : (tiles.all[index]?.id ?? current)
      if (navigation.selection === 'extend') view.selectTo(next, current)
      view.goTo(next, { keepsSelection: navigation.selection !== 'clear' })
      break
    }
    case 'carry': {
      if (freeHand.held !== undefined) freeHand.step(STEPS[navigation.to])
      const place =
        held === undefined ? undefined : neighbour(view.rects, placeOf(held), navigation.to)
      if (place !== undefined) hand.carry(place)
      break
    }
    case 'stretch': {
      if (held?.ids.length === 1) stretchInFit(store, held.tile, navigation.to)
      const tile = tiles.get(freeHand.held?.tile)
      if (tile === undefined) break
      const aspect = navigation.keepsAspect ? keptAspect(tile, view.area) : undefined
      freeHand.stretch(STEPS[navigation.to], aspect)
      break
    }
    case 'step': {
      const next = solo === undefined ? undefined : tiles.nextOf(solo, navigation.by)
      if (next !== undefined) view.showSolo(next.id)
      break
    }
    case 'toggle':
      view.toggle(current)
      break
    case 'lift': {
      const ids = selection.ids.has(current) ? [...selection.ids] : [current]
      if (store.areFixed()) break
      if (store.isFree) freeHand.lift(current, ids, 'keyboard')
      else if (ids.length < tiles.all.length) hand.lift(current, ids, 'keyboard')
      break
    }
    case 'drop':
      sizeHand.drop()
      hand.drop()
      freeHand.drop()
      break
    case 'resize': {
      const tile = tiles.get(clickMode.target?.tile)
      if (tile !== undefined) resizeByClick(store, tile, growthTo(navigation.to))
      break
    }
    case 'swap':
      swapTiles(store, tiles.get(clickMode.target?.tile), tiles.get(current))
      clickMode.end()
      break
    case 'end-clicks':
      clickMode.end()
      break
    case 'show-all':
      view.showAll()
      break
  }
}

/** A tile that is picked up gets larger or smaller where it is. */
function stretchInFit({ sizeHand }: CamwallStore, tile: string, to: Direction): void {
  if (sizeHand.held === undefined) sizeHand.lift(tile)
  sizeHand.step(growthTo(to))
}

function growthTo(to: Direction): 1 | -1 {
  const { x, y } = STEPS[to]
  return x + y > 0 ? 1 : -1
}
