/** What look-back keeps now, while a component shows it. */
import { useEffect, useState } from 'react'
import type { LookBackKept } from '../../../src-main/features/look-back/contract.ts'
import { poll } from '../../store/poll.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'

/** The time that it reaches back to must keep pace with the clock, and its numbers must be readable. */
const EVERY_MS = 500

/** `undefined` until it is known. */
export function useKept(): LookBackKept | undefined {
  const { main, lookBack } = useCamwallStore()
  const [kept, setKept] = useState<LookBackKept>()
  useEffect(() => {
    const take = (answer: LookBackKept | undefined) => {
      lookBack.tick()
      setKept(answer)
    }
    return poll(() => main.ask('look-back:kept'), take, EVERY_MS)
  }, [main, lookBack])
  return kept
}
