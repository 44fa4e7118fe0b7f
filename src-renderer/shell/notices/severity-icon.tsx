/** How severe a notice is, by shape; the word is for screen readers. */
import { BellRing, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Strip } from '../../features/page-feature.ts'
import { text } from '../../text/language.ts'

const ICONS = {
  info: Info,
  warning: TriangleAlert,
  error: OctagonAlert,
  alarm: BellRing,
} as const

export function SeverityIcon({ severity }: Pick<Strip, 'severity'>) {
  const Icon = ICONS[severity]
  return <Icon role="img" aria-label={text(`notices.${severity}`)} />
}
