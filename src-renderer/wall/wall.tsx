/** The wall: one surface with the pictures of all cameras, and an overlay for each tile. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { HANDLES, type Handle } from '../../src-main/contract/arrange/resizing.ts'
import { DEFAULT_LAYOUT, type WallLayout } from '../../src-main/contract/layout.ts'
import type { Rect } from '../../src-main/contract/rect.ts'
import type { Views } from '../../src-main/features/views/contract.ts'
import { startPainter } from '../painting/painter.ts'
import { whyFixed } from '../store/fixed-tiles.ts'
import { cellsOfHeld } from '../store/held-cell.ts'
import { placeOf, type HeldTiles } from '../store/held-tiles.ts'
import { pageOf } from '../store/pages.ts'
import { takesAll } from '../store/shown-layout.ts'
import { sizeIn, type HeldSize } from '../store/size-hand.ts'
import { useCamwallStore, useTopics } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { say, text } from '../text/language.ts'
import { FreeGrid } from './free-grid.tsx'
import { paceScene } from './pacing.ts'
import { composeScene, rectsOfAll, rectsOfShown, type Scene, type SceneParts } from './scene.ts'
import { FIT_HANDLES } from './size-drag.ts'
import { Stage } from './stage.ts'
import { TileOverlay } from './tile.tsx'
import { useArea } from './use-area.ts'
import { driveWall } from './wall-driver.ts'
import { wallHelp } from './wall-help.ts'
import { windowOutlines } from './window-outlines.ts'
import './wall.css'

const NO_VIEWS: Views = []
const NO_HANDLES: readonly Handle[] = []
const HELP = say(wallHelp())

export function Wall() {
  const store = useCamwallStore()
  const tiles = useStore(store.tiles.state)
  const held = useStore(store.hand.state)
  const heldCell = useStore(store.freeHand.state)
  const { solo, current, focusRequests, selection } = useStore(store.view.state)
  const clickTarget = useStore(store.clickMode.state)
  const { area, watch } = useArea()
  const [stage] = useState(() => new Stage())
  const host = useRef<HTMLDivElement>(null)
  const band = useRef<HTMLDivElement>(null)
  const surface = useRef<HTMLDivElement>(null)

  const twins = useMemo(() => camerasWithTwins(tiles), [tiles])
  const chosen = useTopics((topics) => topics?.layout ?? DEFAULT_LAYOUT)
  const heldSize = useStore(store.sizeHand.state)
  const layout = heldSize?.layout ?? chosen
  // A tile that is carried by keys takes the page along.
  const index =
    held?.by === 'keyboard' ? placeOf(held) : tiles.findIndex(({ id }) => id === current)
  const page = pageOf(index, layout)
  const areFixed = useTopics((topics) => whyFixed(topics) !== undefined)
  const isForAll = useTopics(takesAll)
  const composed = useMemo(
    () => composeScene({ size: area, tiles, held, heldCell, solo, layout, page, isForAll }),
    [area, tiles, held, heldCell, solo, layout, page, isForAll],
  )
  const scene = useMemo(
    () => paceScene(composed, layout.pace, selection.ids),
    [composed, layout.pace, selection.ids],
  )

  const views = useTopics((topics) => topics?.views ?? NO_VIEWS)
  const windows = useMemo(
    () => windowOutlines(scene.tiles, tiles, views),
    [scene.tiles, tiles, views],
  )

  useLayoutEffect(() => {
    if (host.current === null || band.current === null || surface.current === null) return undefined
    const painter = startPainter(surface.current, {
      opened: () => void store.request('frames:open'),
      ended: (end) => void store.request('painter:ended', end),
      laidOut: (number) => stage.laidOut(number),
      frozenSources: () => store.views.frozenSources(),
    })
    const stops = [
      stage.attach(host.current, painter),
      driveWall({ host: host.current, band: band.current }, stage, store),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, store])

  useLayoutEffect(() => {
    const rects = rectsOfAll(scene, { count: tiles.length, layout })
    store.view.setRects(rects, scene.size, rectsOfShown(scene))
    stage.show(scene)
  }, [stage, store, scene, tiles.length, layout])

  useEffect(() => {
    if (focusRequests === 0) return
    const tile = host.current?.querySelector<HTMLElement>('[data-tile][tabindex="0"]')
    tile?.focus({ preventScroll: true })
  }, [focusRequests])

  const { slot } = scene
  const gridPlace = heldCell === undefined ? undefined : (slot ?? rectIn(scene, heldCell.tile))
  const isHolding = [held, heldCell, heldSize].some((each) => each !== undefined)
  const handles = solo === undefined && !areFixed ? handlesIn(layout, tiles.length) : NO_HANDLES
  return (
    <main className="wall" ref={watch}>
      <div className="wall-surface" ref={surface} />
      <div
        className="wall-overlay"
        ref={host}
        role="grid"
        aria-label={text('wall.label')}
        aria-describedby="wall-keys"
        aria-multiselectable="true"
        // A grid must have cells.
        aria-hidden={tiles.length === 0 ? true : undefined}
        aria-colcount={tiles.length}
        data-mode={isHolding ? 'holding' : solo === undefined ? 'all' : 'solo'}
        data-kind={layout.kind}
        data-labels={layout.labels}
        data-numbers={layout.numbers}
        data-times={layout.times ? true : undefined}
        data-clicks={clickTarget?.act}
      >
        {gridPlace === undefined ? undefined : <FreeGrid around={gridPlace} area={area} />}
        {slot === undefined ? undefined : (
          <div
            className="slot"
            style={{ left: slot.x, top: slot.y, width: slot.width, height: slot.height }}
          />
        )}
        <div className="wall-tiles" role="row">
          {scene.tiles.map(({ tile, rect, index }) => (
            <TileOverlay
              key={tile.id}
              tile={tile}
              x={rect.x}
              y={rect.y}
              width={rect.width}
              height={rect.height}
              index={index}
              place={placeOn(tile.id, { held, heldCell, heldSize, tiles })}
              isSolo={tile.id === solo}
              isCurrent={tile.id === (solo ?? current)}
              isSelected={selection.ids.has(tile.id)}
              hasTwin={twins.has(tile.camera)}
              handles={tile.id === current ? handles : NO_HANDLES}
              hasTime={layout.times}
              windows={windows.get(tile.id)}
            />
          ))}
        </div>
        <div className="band" ref={band} hidden />
      </div>
      <p id="wall-keys" hidden>
        {HELP}
      </p>
    </main>
  )
}

/** A tile alone has no other size. */
function handlesIn({ kind }: WallLayout, count: number): readonly Handle[] {
  if (kind === 'fit' && count > 1) return FIT_HANDLES
  return kind === 'free' ? HANDLES : NO_HANDLES
}

function rectIn({ tiles }: Scene, id: string): Rect | undefined {
  return tiles.find(({ tile }) => tile.id === id)?.rect
}

/** What the held tile says about its place; `undefined` for the other tiles. */
function placeOn(
  id: string,
  {
    held,
    heldCell,
    heldSize,
    tiles,
  }: Pick<SceneParts, 'held' | 'heldCell' | 'tiles'> & { readonly heldSize: HeldSize | undefined },
): string | undefined {
  const size = heldSize?.tile === id ? sizeIn(heldSize.layout, id) : undefined
  const sizeWords =
    size === undefined ? undefined : text('tile.cell', { width: size, height: size })
  if (held?.tile === id)
    return [placeWords(held, tiles.length), sizeWords].filter(Boolean).join(' · ')
  if (sizeWords !== undefined) return sizeWords
  if (heldCell?.tile !== id) return undefined
  const order = tiles.map((tile) => tile.id)
  const [, , width, height] = cellsOfHeld(heldCell, order).to
  return text('tile.cell', { width, height })
}

function placeWords(held: HeldTiles, count: number): string {
  const first = placeOf(held) - held.ids.indexOf(held.tile) + 1
  const last = first + held.ids.length - 1
  return first === last
    ? text('tile.position', { position: first, count })
    : text('tile.positions', { first, last, count })
}

function camerasWithTwins(tiles: readonly WallTile[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(
    tiles.flatMap(({ camera, isHotspot }) => {
      if (isHotspot === true) return []
      const isTwin = seen.has(camera)
      seen.add(camera)
      return isTwin ? [camera] : []
    }),
  )
}
