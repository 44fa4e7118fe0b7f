/** What a rule makes of the messages that come now, while the component is shown. */
import { useEffect, useState } from 'react'
import {
  FOUND,
  type NamePreview,
  type NameRule,
} from '../../../src-main/features/names/contract.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

/** Often enough to see each change of a sender. */
const EVERY_MS = 1000
/** The first call only begins to remember messages; most senders send within this time. */
const FIRST_AFTER_MS = 250

const EMPTY: NamePreview = { fault: undefined, rows: [] }

/** @param rule - without one, the default is shown */
export function usePreview(rule: NameRule = FOUND): NamePreview {
  const { main } = useCamwallStore()
  const [preview, setPreview] = useState(EMPTY)
  const asked = JSON.stringify(rule)
  useEffect(
    () =>
      poll(
        () => main.ask('names:preview', JSON.parse(asked) as NameRule),
        (next) => {
          if (next !== undefined) setPreview(next)
        },
        EVERY_MS,
        FIRST_AFTER_MS,
      ),
    [main, asked],
  )
  return preview
}
