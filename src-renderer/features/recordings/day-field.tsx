/** The day whose recordings are shown: chosen from a list, or the one before or after. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { RecordedDay } from '../../../src-main/contract/recording.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { BarButton } from '../../theme/bar-button.tsx'
import { SelectField } from '../../theme/select-field.tsx'

interface DayFieldProps {
  /** The oldest first. */
  readonly days: readonly RecordedDay[]
  readonly day: RecordedDay
  /** @param from - when the day begins */
  readonly choose: (from: number) => void
}

export function DayField({ days, day, choose }: DayFieldProps) {
  const index = days.indexOf(day)
  const go = (by: 1 | -1) => {
    const other = days[index + by]
    if (other !== undefined) choose(other.from)
  }
  return (
    <div className="recordings-day">
      <SelectField
        label={text('recordings.day')}
        value={String(day.from)}
        options={days.toReversed().map(({ from, bytes }) => {
          const size = say(bytesText(bytes))
          return [String(from), text('recordings.day-option', { at: from, size })]
        })}
        choose={(from) => choose(Number(from))}
      />
      <BarButton
        label="recordings.previous-day"
        icon={ChevronLeft}
        isDisabled={index <= 0}
        act={() => go(-1)}
      />
      <BarButton
        label="recordings.next-day"
        icon={ChevronRight}
        isDisabled={index >= days.length - 1}
        act={() => go(1)}
      />
    </div>
  )
}
