/** The layouts as tabs, if there are several: a click shows one in this window. */
import type { MouseEvent } from 'react'
import { Ellipsis, Plus } from 'lucide-react'
import { NUMBERED_LAYOUTS } from '../../../src-main/app/layouts/contract.ts'
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import { labelOf, runCommand, tooltipOf } from '../../features/commands.ts'
import { showLayout } from '../../features/layout/show-layout.ts'
import { isOffered } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { withKey } from '../../text/keys.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { CycleLine } from './cycle-line.tsx'
import './tabs.css'

/** Menus are those of the system: a browser has none. */
const HAS_MENU = isOffered('open-layout')

export function Tabs() {
  const store = useCamwallStore()
  const layouts = useTopics((topics) => topics?.layouts)
  const shown = useTopics((topics) => topics?.window.layout)
  if (layouts === undefined || layouts.length < 2) return undefined
  return (
    <nav className="tabs" aria-label={text('layouts.label')}>
      {layouts.map((layout, index) => (
        <Tab key={layout.id} layout={layout} index={index} isShown={layout.id === shown} />
      ))}
      {isOffered('new-layout') ? (
        <button
          type="button"
          className="tab-act"
          aria-label={say(labelOf('new-layout'))}
          title={tooltipOf('new-layout')}
          onClick={() => runCommand(store, 'new-layout')}
        >
          <Plus />
        </button>
      ) : undefined}
    </nav>
  )
}

interface TabProps {
  readonly layout: LayoutSummary
  readonly index: number
  readonly isShown: boolean
}

function Tab({ layout, index, isShown }: TabProps) {
  const store = useCamwallStore()
  const show = () => showLayout(store, layout)
  const number = NUMBERED_LAYOUTS[index]
  const name = message('verbatim', { text: layout.name })
  const openMenu = async (event: MouseEvent<HTMLElement>) => {
    event.preventDefault()
    const { left, top } = event.currentTarget.getBoundingClientRect()
    if (!isShown) await show()
    await store.openMenu('menu:layout', { x: left, y: top })
  }
  return (
    <div
      className="tab"
      data-shown={isShown ? true : undefined}
      onContextMenu={(event) => void openMenu(event)}
    >
      <button
        type="button"
        className="tab-name"
        aria-current={isShown ? 'true' : undefined}
        title={say(withKey(name, number === undefined ? undefined : `Ctrl+${number}`))}
        onClick={() => void show()}
      >
        <bdi>{layout.name}</bdi>
      </button>
      {isShown ? <CycleLine /> : undefined}
      {isShown && HAS_MENU ? (
        <button
          type="button"
          className="tab-act"
          aria-label={text('layouts.menu')}
          title={text('layouts.menu')}
          onClick={(event) => void openMenu(event)}
        >
          <Ellipsis />
        </button>
      ) : undefined}
    </div>
  )
}
