/** A button of the status bar that opens and closes the panel of a command. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { CommandId } from '../../../src-main/features/list.ts'
import { tooltipOf } from '../../features/commands.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

interface SheetButtonProps {
  readonly command: CommandId
  readonly className?: string
  readonly testId?: string
  readonly children: ReactNode
}

export function SheetButton({ command, className = '', testId, children }: SheetButtonProps) {
  const store = useCamwallStore()
  const isOpen = useStore(store.sheet, (open) => open === command)
  if (!isOffered(command)) return undefined
  return (
    <button
      type="button"
      className={`bar-button ${className}`}
      data-testid={testId}
      title={tooltipOf(command)}
      aria-expanded={isOpen}
      onClick={() => store.toggleSheet(command)}
    >
      {children}
    </button>
  )
}
