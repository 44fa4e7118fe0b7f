/** The kind of an event as a shape. */
import { BellRing, CircleCheck, MessageSquareText, Power, Thermometer } from 'lucide-react'
import type { ListedEvent } from '../../../src-main/features/events/contract.ts'
import { WarningIcon } from '../../theme/warning-icon.tsx'

export function EventIcon({ event }: { readonly event: ListedEvent }) {
  if ('phase' in event && event.phase === 'end') return <CircleCheck />
  if ('phase' in event && event.phase === 'stop') return <Power />
  switch (event.kind) {
    case 'text':
      return <MessageSquareText />
    case 'reading':
      return <Thermometer />
    case 'health':
      return <WarningIcon code={event.code} />
    case 'alarm':
      return <BellRing />
  }
}
