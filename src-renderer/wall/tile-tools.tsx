/** A tile's controls, shown on hover and focus. The keyboard has keys for them, so Tab passes them by. */
import { memo } from 'react'
import { ChevronLeft, ChevronRight, Maximize2, Minimize2, X } from 'lucide-react'
import type { CameraState } from '../../src-main/contract/camera.ts'
import { useCamwall, useCamwallStore } from '../store/use-camwall.ts'
import { nextOf } from './order.ts'
import { IconButton } from '../theme/icon-button.tsx'

interface TileToolsProps {
  readonly camera: string
  readonly state: CameraState
  readonly isAlone: boolean
}

export const TileTools = memo(function TileTools({ camera, state, isAlone }: TileToolsProps) {
  const store = useCamwallStore()
  return (
    <div className="tile-tools">
      {isAlone ? <Steps camera={camera} /> : undefined}
      {state === 'live' ? undefined : (
        <IconButton
          label="Remove from the wall"
          keys="Delete"
          icon={X}
          act={() => store.forget(camera)}
        />
      )}
      {isAlone ? (
        <IconButton
          label="Show all cameras"
          keys="Escape"
          icon={Minimize2}
          act={() => store.showAll()}
        />
      ) : (
        <IconButton
          label="Show alone"
          keys="Enter"
          icon={Maximize2}
          act={() => store.showAlone(camera)}
        />
      )}
    </div>
  )
})

function Steps({ camera }: { readonly camera: string }) {
  const store = useCamwallStore()
  const order = useCamwall((state) => state.order)
  if (order.length < 2) return undefined
  const step = (by: 1 | -1) => store.showAlone(nextOf(order, camera, by))
  return (
    <>
      <IconButton
        label="Previous camera"
        keys="ArrowLeft"
        icon={ChevronLeft}
        act={() => step(-1)}
      />
      <IconButton label="Next camera" keys="ArrowRight" icon={ChevronRight} act={() => step(1)} />
    </>
  )
}
