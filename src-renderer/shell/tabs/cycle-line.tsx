/** A thin line that fills until the next layout is shown. */
import { useCallback } from 'react'
import { useStore } from 'zustand'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'

export function CycleLine() {
  const { cycledLayouts, cycleRestarts } = useCamwallStore()
  const isOn = useStore(cycledLayouts, ({ length }) => length > 0)
  const dwell = useTopics((topics) => topics?.layout.dwell)
  /** Not by React: each movement of the pointer begins it again. */
  const follow = useCallback(
    (line: HTMLElement) =>
      cycleRestarts.subscribe(() => {
        for (const animation of line.getAnimations()) animation.currentTime = 0
      }),
    [cycleRestarts],
  )
  if (!isOn || dwell === undefined) return undefined
  return <span className="cycle-line" ref={follow} style={{ animationDuration: `${dwell}s` }} />
}
