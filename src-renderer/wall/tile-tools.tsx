/** A tile's buttons, shown on hover and focus. They are not in the Tab order, because keys have the same actions. */
import { memo } from 'react'
import { useStore } from 'zustand'
import {
  Camera,
  ChevronLeft,
  ChevronRight,
  Circle,
  Maximize2,
  Minimize2,
  Split,
  X,
  type LucideIcon,
} from 'lucide-react'
import { message } from '../../src-main/contract/text/text.ts'
import type { CommandId } from '../../src-main/features/list.ts'
import { commandOf, labelOf, runCommandOfTile } from '../features/commands.ts'
import { isOffered } from '../store/offered.ts'
import { useCamwallStore, useTopics } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { IconButton } from '../theme/icon-button.tsx'

interface TileToolsProps {
  readonly tile: WallTile
  readonly isSolo: boolean
  readonly hasTwin: boolean
  /** Whether several senders use its name. */
  readonly isShared: boolean
}

export const TileTools = memo(function TileTools(props: TileToolsProps) {
  const { tile, isSolo } = props
  const store = useCamwallStore()
  const isKiosk = useTopics((topics) => topics?.kiosk.isOn === true)
  return (
    <div className="tile-tools">
      {isSolo ? <Steps id={tile.id} /> : undefined}
      {isKiosk ? undefined : <ChangingTools {...props} />}
      {isSolo ? (
        <IconButton
          label={message('tile.show-all')}
          shortcut="Escape"
          icon={Minimize2}
          act={() => store.view.showAll()}
        />
      ) : (
        <TileButton command="show-solo" icon={Maximize2} tile={tile} />
      )}
    </div>
  )
})

/** For those who may do more than look. */
function ChangingTools({ tile, hasTwin, isShared }: TileToolsProps) {
  const isSpot = tile.isHotspot === true
  const canGo = isSpot || hasTwin || tile.appearance.state !== 'live'
  return (
    <>
      {isShared ? <TileButton command="split-camera" icon={Split} tile={tile} /> : undefined}
      {tile.isAbsent === true ? undefined : (
        <TileButton command="snapshot" icon={Camera} tile={tile} />
      )}
      <TileButton command="record" icon={Circle} tile={tile} />
      {canGo ? <TileButton command="remove-tile" icon={X} tile={tile} /> : undefined}
    </>
  )
}

interface TileButtonProps {
  readonly command: CommandId
  readonly icon: LucideIcon
  readonly tile: WallTile
}

function TileButton({ command, icon, tile }: TileButtonProps) {
  const store = useCamwallStore()
  if (!isOffered(command)) return undefined
  return (
    <IconButton
      label={labelOf(command)}
      shortcut={commandOf(command).keys?.[0]}
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
    if (next !== undefined) view.showSolo(next.id)
  }
  return (
    <>
      <IconButton
        label={message('tile.previous')}
        shortcut="ArrowLeft"
        icon={ChevronLeft}
        act={() => step(-1)}
      />
      <IconButton
        label={message('tile.next')}
        shortcut="ArrowRight"
        icon={ChevronRight}
        act={() => step(1)}
      />
    </>
  )
}
