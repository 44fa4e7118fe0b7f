/** Carries out what a key asks of the wall. */
import type { CamwallStore } from '../store/camwall-store.ts'
import { neighbour, type Arrangement } from './arrangement.ts'
import { nextOf } from './order.ts'
import type { WallCommand, WallMood } from './wall-keys.ts'

export function moodOf(store: CamwallStore): WallMood {
  const { held, alone } = store.state.getState()
  if (held !== undefined) return 'holding'
  return alone === undefined ? 'all' : 'alone'
}

/** @param arrangement - as it is on the wall, its tiles in the order of the store (a held tile moved) */
export function runCommand(
  command: WallCommand,
  store: CamwallStore,
  arrangement: Arrangement,
): void {
  const { order, current, held, alone, statuses } = store.state.getState()
  if (current === undefined) return
  switch (command.kind) {
    case 'go': {
      const to = neighbour(arrangement.tiles, order.indexOf(current), command.direction)
      goTo(store, to === undefined ? current : order[to])
      break
    }
    case 'go-to':
      goTo(store, command.end === 'first' ? order[0] : order.at(-1))
      break
    case 'carry': {
      const to =
        held === undefined ? undefined : neighbour(arrangement.tiles, held.to, command.direction)
      if (to !== undefined) store.carry(to)
      break
    }
    case 'step':
      if (alone !== undefined) store.showAlone(nextOf(order, alone, command.by))
      break
    case 'lift':
      if (order.length > 1) store.lift(current, 'keyboard')
      break
    case 'drop':
      store.drop()
      break
    case 'show-alone':
      store.showAlone(current)
      break
    case 'show-all':
      store.showAll()
      break
    case 'remove':
      // A live camera would be back with its next frame.
      if (statuses.get(current)?.state !== 'live') store.forget(current)
  }
}

function goTo(store: CamwallStore, camera: string | undefined): void {
  if (camera !== undefined) store.setCurrent(camera, { focus: true })
}
