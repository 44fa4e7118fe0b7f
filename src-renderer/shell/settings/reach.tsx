/** The host that the hub listens on, chosen by which computers can reach it. */
import { useId } from 'react'
import { hostOf, listensEverywhere, portOf } from '../../../src-main/contract/address.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { reachChoices } from './reach-choices.ts'

export function Reach({ listen }: { readonly listen: string }) {
  const store = useCamwallStore()
  const addresses = useTopics((topics) => topics?.computer.addresses) ?? []
  const id = useId()
  const host = listensEverywhere(listen) ? '*' : hostOf(listen)
  return (
    <div className="field reach">
      <label htmlFor={id}>{text('settings.reach')}</label>
      <select
        id={id}
        value={host}
        onChange={({ target }) =>
          void store.request('settings:change', 'hub', {
            listen: `tcp://${target.value}:${portOf(listen)}`,
          })
        }
      >
        {reachChoices(host, addresses).map((choice) => (
          <option key={choice.host} value={choice.host}>
            {say(choice.label)}
          </option>
        ))}
      </select>
    </div>
  )
}
