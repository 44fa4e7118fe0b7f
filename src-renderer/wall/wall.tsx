/** The wall: one surface with every camera's picture, and a tile of glass over each. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { startPainter } from '../painting/painter.ts'
import { useCamwall, useCamwallStore } from '../store/use-camwall.ts'
import { composeScene } from './scene.ts'
import { Stage } from './stage.ts'
import { Tile } from './tile.tsx'
import { useArea } from './use-area.ts'
import { driveWall } from './wall-driver.ts'
import './wall.css'

export function Wall() {
  const store = useCamwallStore()
  const cameras = useCamwall((state) => state.tiles)
  const order = useCamwall((state) => state.order)
  const held = useCamwall((state) => state.held)
  const alone = useCamwall((state) => state.alone)
  const current = useCamwall((state) => state.current)
  const focusAsked = useCamwall((state) => state.focusAsked)
  const { area, watch } = useArea()
  const [stage] = useState(() => new Stage())
  const glass = useRef<HTMLDivElement>(null)
  const surface = useRef<HTMLDivElement>(null)

  const scene = useMemo(
    () => composeScene({ size: area, cameras, order, held, alone }),
    [area, cameras, order, held, alone],
  )

  useLayoutEffect(() => {
    if (glass.current === null || surface.current === null) return undefined
    const stops = [
      stage.attach(
        glass.current,
        startPainter(surface.current, (tiles) => stage.laidOut(tiles)),
      ),
      driveWall(glass.current, stage, store),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, store])

  useLayoutEffect(() => stage.show(scene), [stage, scene])

  useEffect(() => {
    if (focusAsked === 0) return
    const tile = glass.current?.querySelector<HTMLElement>('[data-camera][tabindex="0"]')
    tile?.focus({ preventScroll: true })
  }, [focusAsked])

  const { slot } = scene
  return (
    <main className="wall" ref={watch}>
      <div className="wall-surface" ref={surface} />
      <div
        className="wall-glass"
        ref={glass}
        role="application"
        aria-label="Camera wall"
        aria-describedby="wall-keys"
        data-mood={held === undefined ? (alone === undefined ? 'all' : 'alone') : 'holding'}
      >
        {slot === undefined ? undefined : (
          <div
            className="slot"
            style={{ left: slot.x, top: slot.y, width: slot.width, height: slot.height }}
          />
        )}
        {scene.tiles.map(({ camera, rect, index }) => (
          <Tile
            key={camera}
            camera={camera}
            x={rect.x}
            y={rect.y}
            width={rect.width}
            height={rect.height}
            index={index}
            place={held?.camera === camera ? `${held.to + 1} of ${order.length}` : undefined}
            isAlone={camera === alone}
            isCurrent={camera === (alone ?? current)}
          />
        ))}
      </div>
      <p id="wall-keys" hidden>
        Arrow keys go from camera to camera. Enter shows one alone, Escape all. Space picks a tile
        up, arrow keys move it, Space drops it. Delete removes a camera that sends nothing.
      </p>
    </main>
  )
}
