/** The keys that move the focus between tiles, select and move tiles: the table of keys, and the actions. */
import type { CamwallStore, WallMode } from '../store/camwall-store.ts'
import type { Point } from '../../src-main/contract/rect.ts'
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
  /** Resizes the held tile of the kind `free`: right and down make it larger. */
  | { readonly kind: 'stretch'; readonly to: Direction; readonly keepsAspect: boolean }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'toggle' | 'lift' | 'drop' | 'show-all' }

const GOALS = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
} as const

const KEYS: Readonly<Record<WallMode, Readonly<Record<string, Navigation>>>> = {
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
export function navigationFor(key: string, mode: WallMode): Navigation | undefined {
  return KEYS[mode][key]
}

export function navigate(navigation: Navigation, store: CamwallStore): void {
  const { tiles, view, hand, freeHand } = store
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
      if (store.isLocked()) break
      if (store.isFree) freeHand.lift(current, ids, 'keyboard')
      else if (ids.length < tiles.all.length) hand.lift(current, ids, 'keyboard')
      break
    }
    case 'drop':
      hand.drop()
      freeHand.drop()
      break
    case 'show-all':
      view.showAll()
      break
  }
}
