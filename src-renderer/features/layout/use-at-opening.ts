/**
 * What a dialog is about, as it was when the dialog was opened. Meanwhile the window may show another layout: a key, an alarm, or
 * another window, in which the layout is deleted, can do that.
 */
import { useState } from 'react'
import type { Cell } from '../../../src-main/contract/layout.ts'
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import type { OwnTemplate } from '../../../src-main/contract/own-template.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { shownLayout } from '../../store/shown-layout.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { templateOfLayout } from './kind-options.ts'
import { presentPlaces } from './present-places.ts'

export function useLayoutAtOpening(): LayoutSummary | undefined {
  return useAtOpening(({ main }) => shownLayout(main.topics.getState()))
}

/** The template that the layout uses. */
export function useTemplateAtOpening(): OwnTemplate | undefined {
  return useAtOpening(({ main }) => {
    const topics = main.topics.getState()
    return topics === undefined ? undefined : templateOfLayout(topics.layout, topics.templates)
  })
}

export function usePlacesAtOpening(): readonly Cell[] {
  return useAtOpening((store) => {
    const layout = store.main.topics.getState()?.layout
    return layout === undefined ? [] : presentPlaces(store, layout)
  })
}

function useAtOpening<Value>(read: (store: CamwallStore) => Value): Value {
  const store = useCamwallStore()
  const [value] = useState(() => read(store))
  return value
}
