/**
 * The read-out: follows the pointer on the wall, or is moved by keys, and asks for the values at its place, of all selected tiles if the pointer is
 * on one of them. A store of its own: the pointer renders nothing else.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PixelReading } from '../../../src-main/contract/camera-values.ts'
import type { Point } from '../../../src-main/contract/rect.ts'
import { MAX_READ_POINTS } from '../../../src-main/features/values/contract.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { pixelStep, pointOf, shownPlace, type ShownPicture } from '../../store/picture-point.ts'
import { appearanceIn, sentPlace } from '../../store/tile-view.ts'
import { text } from '../../text/language.ts'

/** 30 requests a second: more changes of a number cannot be seen. */
const LEAST_PAUSE_MS = 33
/** While the pointer rests, the values of new frames are read, slowly enough to be read by a person. */
const REFRESH_MS = 100

/** A cross on a tile. */
export interface Cross {
  readonly tile: string
  readonly camera: string
  /** In CSS pixels from the top left corner of the wall. */
  readonly at: Point
  /** The same place in the picture as it was sent, from 0 to 1. */
  readonly place: Point
  /** `undefined` before the first one; `unreadable` if the picture's values cannot be read. */
  readonly reading: PixelReading | 'unreadable' | undefined
}

export interface ReadOutState {
  readonly isOn: boolean
  readonly crosses: readonly Cross[]
}

export class ReadOut {
  readonly state: StoreApi<ReadOutState> = createStore<ReadOutState>(() => ({
    isOn: false,
    crosses: [],
  }))
  #store: CamwallStore | undefined
  #pointer: Point | undefined
  #isAsking = false
  /** A key moved the cross, and its values there are not said yet. */
  #isToBeSaid = false
  #askedAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Follows the pointer until the returned function is called. */
  start(store: CamwallStore): () => void {
    this.#store = store
    const stopped = new AbortController()
    const { signal } = stopped
    window.addEventListener('pointermove', (event) => this.#move(event), { signal })
    document.addEventListener('pointerleave', () => this.#point(undefined), { signal })
    const stops = [
      store.view.state.subscribe(() => this.#show()),
      store.tiles.state.subscribe(() => this.#show()),
    ]
    return () => {
      stopped.abort()
      clearTimeout(this.#timer)
      for (const stop of stops) stop()
    }
  }

  toggle(): void {
    const isOn = !this.state.getState().isOn
    this.#isToBeSaid = false
    this.state.setState({ isOn, crosses: [] })
    this.#show()
  }

  /**
   * Moves the cross on the current tile by a pixel, of the picture or of the screen, whichever is larger, and says the values there.
   * It begins in the middle of the picture.
   *
   * @param by - in pixels
   */
  step(by: Point): void {
    const picture = this.#store === undefined ? undefined : currentPicture(this.#store)
    if (picture === undefined) return
    this.state.setState({ isOn: true })
    this.#isToBeSaid = true
    this.#point(steppedOn(picture, this.#pointer, by))
  }

  #move({ clientX, clientY, target }: PointerEvent): void {
    const isOnWall = target instanceof Element && target.closest('.wall-overlay') !== null
    this.#point(isOnWall ? { x: clientX, y: clientY } : undefined)
  }

  #point(pointer: Point | undefined): void {
    this.#pointer = pointer
    this.#show()
  }

  /** Moves the crosses at once; their values follow. */
  #show(): void {
    if (!this.state.getState().isOn) return
    const known = new Map(this.state.getState().crosses.map((cross) => [cross.tile, cross]))
    const crosses = this.#crosses().map((cross) => ({
      ...cross,
      reading: known.get(cross.tile)?.reading,
    }))
    if (crosses.length === 0 && known.size === 0) return
    this.state.setState({ crosses })
    this.#askSoon(LEAST_PAUSE_MS)
  }

  #crosses(): readonly Omit<Cross, 'reading'>[] {
    const store = this.#store
    const pointer = this.#pointer
    if (store === undefined || pointer === undefined) return []
    const pictures = shownPictures(store)
    const pointed = pictures.find((picture) => shownPlace(picture, pointer) !== undefined)
    const place = pointed === undefined ? undefined : shownPlace(pointed, pointer)
    if (pointed === undefined || place === undefined) return []
    const { ids } = store.view.now.selection
    const read = ids.has(pointed.tile.id)
      ? pictures.filter(({ tile }) => ids.has(tile.id))
      : [pointed]
    return read.slice(0, MAX_READ_POINTS).map((picture) => ({
      tile: picture.tile.id,
      camera: picture.tile.camera,
      at: pointOf(picture, place),
      place: sentPlace(place, picture.appearance),
    }))
  }

  #askSoon(pause: number): void {
    if (this.#isAsking) return
    clearTimeout(this.#timer)
    const wait = Math.max(0, this.#askedAt + pause - performance.now())
    this.#timer = setTimeout(() => void this.#ask(), wait)
  }

  /** One request at a time, so that the newest answer is the last one. */
  async #ask(): Promise<void> {
    const store = this.#store
    const asked = this.state.getState().crosses
    if (store === undefined || asked.length === 0) return
    this.#isAsking = true
    this.#askedAt = performance.now()
    const points = asked.map(({ camera, place }) => ({ camera, ...place }))
    const readings = await store.main.ask('values:read', points)
    this.#isAsking = false
    const byTile = new Map(
      asked.map(({ tile }, index) => [tile, readings?.[index] ?? ('unreadable' as const)]),
    )
    const { crosses } = this.state.getState()
    const read = crosses.map((cross) => ({ ...cross, reading: byTile.get(cross.tile) }))
    this.state.setState({ crosses: read })
    const hasMoved = crosses.some(({ place }, index) => place !== asked[index]?.place)
    if (this.#isToBeSaid && !hasMoved) {
      this.#isToBeSaid = false
      const current = read.find(({ tile }) => tile === currentTile(store))
      if (current !== undefined) store.voice.say(wordsOf(current))
    }
    this.#askSoon(hasMoved ? LEAST_PAUSE_MS : REFRESH_MS)
  }
}

/** The pictures that are on the wall now. */
function shownPictures({ tiles, view, main }: CamwallStore): readonly ShownPicture[] {
  return tiles.all.flatMap((tile) => {
    const rect = view.rectOf(tile.id)
    const size = main.cameras.get(tile.camera)
    if (rect === undefined || size === undefined) return []
    const appearance = appearanceIn(tile, rect)
    return [{ rect, tile, appearance, size, scale: window.devicePixelRatio }]
  })
}

function currentTile({ view }: CamwallStore): string | undefined {
  return view.now.solo ?? view.now.current
}

function currentPicture(store: CamwallStore): ShownPicture | undefined {
  return shownPictures(store).find(({ tile }) => tile.id === currentTile(store))
}

function wordsOf({ reading }: Cross): string {
  if (reading === undefined || reading === 'unreadable') return text('values.none')
  const { x, y, channels } = reading
  const values = channels.map(({ name, value }) => `${name} ${value}`.trim())
  return text('values.read', { x: String(x), y: String(y), values: values.join(', ') })
}

/** In CSS pixels from the top left corner of the wall; always on the picture. */
function steppedOn(picture: ShownPicture, from: Point | undefined, by: Point): Point {
  if (from === undefined || shownPlace(picture, from) === undefined)
    return pointOf(picture, { x: 0.5, y: 0.5 })
  const pixel = pixelStep(picture)
  const to = { x: from.x + by.x * pixel.x, y: from.y + by.y * pixel.y }
  return shownPlace(picture, to) === undefined ? from : to
}

export const readOut = new ReadOut()
