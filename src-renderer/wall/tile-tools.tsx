/** A tile's controls, shown on hover and focus. The keyboard has keys for them, so Tab passes them by. */
import { memo } from 'react'
import { useStore } from 'zustand'
import { ChevronLeft, ChevronRight, Maximize2, Minimize2, X, type LucideIcon } from 'lucide-react'
import type { CommandId } from '../../src-main/features/list.ts'
import { commandOf, runCommandOfTile } from '../features/commands.ts'
import { useCamwallStore } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { IconButton } from '../theme/icon-button.tsx'

interface TileToolsProps {
  readonly tile: WallTile
  readonly isAlone: boolean
  readonly hasTwin: boolean
}

export const TileTools = memo(function TileTools({ tile, isAlone, hasTwin }: TileToolsProps) {
  const store = useCamwallStore()
  const canGo = hasTwin || tile.look.state !== 'live'
  return (
    <div className="tile-tools">
      {isAlone ? <Steps id={tile.id} /> : undefined}
      {canGo ? <TileButton command="remove-tile" icon={X} tile={tile} /> : undefined}
      {isAlone ? (
        <IconButton
          label="Show all cameras"
          shortcut="Escape"
          icon={Minimize2}
          act={() => store.view.showAll()}
        />
      ) : (
        <TileButton command="show-alone" icon={Maximize2} tile={tile} />
      )}
    </div>
  )
})

interface TileButtonProps {
  readonly command: CommandId
  readonly icon: LucideIcon
  readonly tile: WallTile
}

function TileButton({ command, icon, tile }: TileButtonProps) {
  const store = useCamwallStore()
  const { label, keys } = commandOf(command)
  return (
    <IconButton
      label={label}
      shortcut={keys?.[0]}
      icon={icon}
      act={() => runCommandOfTile(store, command, tile)}
    />
  )
}

function Steps({ id }: { readonly id: string }) {
  const { tiles, view } = useCamwallStore()
  const hasOthers = useStore(tiles.state, (all) => all.length > 1)
  if (!hasOthers) return undefined
  const step = (by: 1 | -1) => {
    const next = tiles.nextOf(id, by)
    if (next !== undefined) view.showAlone(next.id)
  }
  return (
    <>
      <IconButton
        label="Previous camera"
        shortcut="ArrowLeft"
        icon={ChevronLeft}
        act={() => step(-1)}
      />
      <IconButton
        label="Next camera"
        shortcut="ArrowRight"
        icon={ChevronRight}
        act={() => step(1)}
      />
    </>
  )
}
