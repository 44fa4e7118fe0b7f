/** A button that opens a list of times, for which alarms are snoozed. */
import { SNOOZES, snoozeText, type Snooze } from '../../../src-main/features/alarms/contract.ts'
import { say } from '../../text/language.ts'
import { isOffered } from '../../store/offered.ts'

interface SnoozeChoiceProps {
  readonly label: string
  readonly choose: (minutes: Snooze) => void
}

export function SnoozeChoice({ label, choose }: SnoozeChoiceProps) {
  if (!isOffered('snooze-alarms')) return undefined
  return (
    <select
      className="button"
      aria-label={label}
      // What is chosen is done at once: the list always says what it is for.
      value=""
      onChange={({ target }) => {
        const minutes = SNOOZES[Number(target.value)]
        if (minutes !== undefined) choose(minutes)
      }}
    >
      <option value="" disabled>
        {label}
      </option>
      {SNOOZES.map((minutes, index) => (
        <option key={minutes} value={index}>
          {say(snoozeText(minutes))}
        </option>
      ))}
    </select>
  )
}
