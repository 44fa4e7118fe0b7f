/** The frame rate of the last minutes as a small line. */
import { POINTS } from '../../../src-main/features/health/contract.ts'
import { text } from '../../text/language.ts'
import { SPARKLINE, sparklinePath } from './sparkline-path.ts'

export function Sparkline({ rates }: { readonly rates: readonly number[] }) {
  const path = sparklinePath(rates, POINTS)
  if (path === '') return undefined
  const label = text('health.rates-of', { least: Math.min(...rates), most: Math.max(...rates) })
  return (
    <svg className="sparkline" role="img" aria-label={label} {...SPARKLINE}>
      <title>{label}</title>
      <path d={path} />
    </svg>
  )
}
