/** What the page of events shows of the main process's. */
import { useEffect, useMemo, useState } from 'react'
import type { EventFilter, EventTotals } from '../../../src-main/features/events/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { EventListing, NOTHING_LISTED, type Listing } from './event-listing.ts'

function useVersion(): number {
  return useTopics((topics) => topics?.events.version ?? 0)
}

export function useListing(filter: EventFilter): readonly [Listing, more: () => void] {
  const { main } = useCamwallStore()
  const version = useVersion()
  const [shown, setShown] = useState(NOTHING_LISTED)
  const listing = useMemo(
    () => new EventListing((...args) => main.ask('events:find', ...args), setShown),
    [main],
  )
  useEffect(() => listing.show(filter, version), [listing, filter, version])
  return [shown, useMemo(() => () => listing.more(), [listing])]
}

export function useTotals(): EventTotals | undefined {
  const { main } = useCamwallStore()
  const version = useVersion()
  const [totals, setTotals] = useState<EventTotals>()
  useEffect(() => {
    let isOver = false
    void main.ask('events:totals').then((known) => {
      if (!isOver && known !== undefined) setTotals(known)
    })
    return () => {
      isOver = true
    }
  }, [main, version])
  return totals
}

/** A data URL; `undefined` until it is known, and for an event without a picture. */
export function usePicture(
  event: { readonly id: number; readonly hasPicture: boolean } | undefined,
) {
  const { main } = useCamwallStore()
  const [known, setKnown] = useState<{ readonly id: number; readonly url: string | undefined }>()
  const id = event?.hasPicture === true ? event.id : undefined
  useEffect(() => {
    if (id === undefined) return undefined
    let isOver = false
    void main.ask('events:picture', id).then((url) => {
      if (!isOver) setKnown({ id, url })
    })
    return () => {
      isOver = true
    }
  }, [main, id])
  return known !== undefined && known.id === id ? known.url : undefined
}
