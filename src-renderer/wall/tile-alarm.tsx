/** The mark of the newest alarm of a tile's camera: a bell, the rule, and a ring until it is acknowledged. */
import { Bell, BellOff, BellRing } from 'lucide-react'
import type { ActiveAlarm } from '../../src-main/features/alarms/contract.ts'
import type { Topics } from '../../src-main/features/list.ts'
import { whyWords } from '../features/alarms/rule-words.ts'
import { runCommandOfTile, tooltipOf } from '../features/commands.ts'
import { isOffered } from '../store/offered.ts'
import { useCamwallStore, useTopics } from '../store/use-camwall.ts'
import type { WallTile } from '../store/wall-tile.ts'
import { text } from '../text/language.ts'
import './tile-alarm.css'

const ACTS = ['acknowledge-tile', 'snooze-tile'] as const

export function TileAlarm({ tile }: { readonly tile: WallTile }) {
  const store = useCamwallStore()
  const alarm = useTopics((topics) => newestOf(topics, tile.camera))
  if (alarm === undefined) return undefined
  const { rule, why, isAcknowledged, isSnoozed } = alarm
  const words = text(isAcknowledged ? 'alarms.of-tile-acknowledged' : 'alarms.of-tile', {
    rule,
    why: whyWords(why),
  })
  const acts = isAcknowledged ? [] : ACTS.filter(isOffered)
  const Icon = isSnoozed ? BellOff : isAcknowledged ? Bell : BellRing
  return (
    <div className="tile-alarm" data-open={isAcknowledged || isSnoozed ? undefined : true}>
      <button
        type="button"
        className="tile-mark"
        tabIndex={-1}
        aria-label={words}
        title={[words, ...acts.map(tooltipOf)].join('\n')}
        onClick={
          isOffered('acknowledge-tile')
            ? () => runCommandOfTile(store, 'acknowledge-tile', tile)
            : undefined
        }
      >
        <Icon aria-hidden />
        <span dir="auto">{rule}</span>
      </button>
    </div>
  )
}

function newestOf(topics: Topics | undefined, camera: string): ActiveAlarm | undefined {
  return topics?.alarms.active.findLast((alarm) => alarm.camera === camera)
}
