/** The keys that move the focus between tiles, select and move tiles: the table of keys, and the actions. */
import type { CamwallStore, WallMode } from '../store/camwall-store.ts'
import { placeOf } from '../store/held-tiles.ts'
import { neighbour, type Direction } from './arrangement.ts'

export type Navigation =
  /** `extend`: the selection extends to that tile. `keep`: the selection does not change. */
  | {
      readonly kind: 'go'
      readonly to: Direction | 'first' | 'last'
      readonly selection: 'clear' | 'extend' | 'keep'
    }
  | { readonly kind: 'carry'; readonly to: Direction }
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
    ArrowLeft: { kind: 'carry', to: 'left' },
    ArrowRight: { kind: 'carry', to: 'right' },
    ArrowUp: { kind: 'carry', to: 'up' },
    ArrowDown: { kind: 'carry', to: 'down' },
    ' ': { kind: 'drop' },
    Enter: { kind: 'drop' },
  },
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
  const { tiles, view, hand } = store
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
      const place =
        held === undefined ? undefined : neighbour(view.rects, placeOf(held), navigation.to)
      if (place !== undefined) hand.carry(place)
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
      if (ids.length < tiles.all.length && !store.isLocked()) hand.lift(current, ids, 'keyboard')
      break
    }
    case 'drop':
      hand.drop()
      break
    case 'show-all':
      view.showAll()
      break
  }
}
