/** All notices now, as strips. */
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { shallow } from 'zustand/shallow'
import type { Notice } from '../../../src-main/app/notices/contract.ts'
import type { Topics } from '../../../src-main/features/list.ts'
import { features } from '../../features/list.ts'
import type { Strip } from '../../features/page-feature.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { gatheredNotices } from './gathered-notices.ts'

const NONE: readonly Notice[] = []

export function useStrips(): readonly Strip[] {
  const { main, tiles } = useCamwallStore()
  const isEmpty = useStore(tiles.state, (all) => all.length === 0)
  const hub = useTopics((topics) => topics?.hub)
  const notices = useTopics((topics) => topics?.notices ?? NONE)
  const trouble = useStore(main.trouble)
  const [stripsOf] = useState(() => keepingSame(featureStrips))
  const strips = useTopics(stripsOf)
  return useMemo(
    // The empty wall shows the hub's faults itself.
    () => gatheredNotices({ hub: isEmpty ? undefined : hub, notices, trouble, strips }),
    [isEmpty, hub, notices, trouble, strips],
  )
}

function featureStrips(topics: Topics | undefined): readonly Strip[] {
  return topics === undefined ? [] : features.flatMap(({ strips }) => strips?.(topics) ?? [])
}

/** Returns the previous array while the strips are equal, so that a selector does not cause a render. */
function keepingSame(make: typeof featureStrips): typeof featureStrips {
  let last: readonly Strip[] = []
  return (topics) => {
    const next = make(topics)
    const isSame =
      next.length === last.length && next.every((strip, index) => shallow(strip, last[index]))
    if (!isSame) last = next
    return last
  }
}
