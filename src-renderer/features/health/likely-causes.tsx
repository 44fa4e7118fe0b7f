/** Why there is no picture, as far as the hub knows. */
import type { TextKey } from '../../../src-main/contract/text/text.ts'
import { say, text } from '../../text/language.ts'
import { useCauses } from './use-health.ts'
import './likely-causes.css'

interface LikelyCausesProps {
  /** Causes that are told beside it. */
  readonly omitted?: ReadonlySet<TextKey>
}

export function LikelyCauses({ omitted }: LikelyCausesProps) {
  const causes = useCauses()
    .filter(({ what }) => omitted?.has(what.key) !== true)
    .map(({ what, todo }) => ({ what: say(what), todo: say(todo) }))
  if (causes.length === 0) return undefined
  return (
    <section className="likely-causes" aria-label={text('health.likely')}>
      <h2>{text('health.likely')}</h2>
      <ul>
        {causes.map(({ what, todo }) => (
          <li key={what}>
            <b>{what}</b> {todo}
          </li>
        ))}
      </ul>
    </section>
  )
}
