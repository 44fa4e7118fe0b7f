/** The time of day, if the layout shows a clock. */
import { useTopics } from '../../store/use-camwall.ts'
import { useSeconds } from '../../text/clock.ts'
import { text } from '../../text/language.ts'

export function Clock() {
  const isShown = useTopics((topics) => topics?.layout.clock === true)
  return isShown ? <Ticking /> : undefined
}

function Ticking() {
  const seconds = useSeconds(true)
  return <time className="bar-clock">{text('status.clock', { at: seconds * 1000 })}</time>
}
