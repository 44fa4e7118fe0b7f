/** In the panel of the layout: the layouts that this window shows in turn, if there are several. */
import { useStore } from 'zustand'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Switch } from '../../theme/switch.tsx'

export function CycledLayouts() {
  const { cycledLayouts } = useCamwallStore()
  const cycled = useStore(cycledLayouts)
  const layouts = useTopics((topics) => topics?.layouts) ?? []
  if (layouts.length < 2) return undefined
  const turn = (id: string, isOn: boolean) => {
    const others = cycled.filter((other) => other !== id)
    cycledLayouts.setState(isOn ? [...others, id] : others, true)
  }
  return (
    <fieldset className="layout-row layout-cameras">
      <legend>{text('layouts.cycle')}</legend>
      {layouts.map(({ id, name }) => (
        <Switch key={id} isOn={cycled.includes(id)} turn={(isOn) => turn(id, isOn)}>
          <span dir="auto">{name}</span>
        </Switch>
      ))}
    </fieldset>
  )
}
