/** From where cameras can come: the listening address's host, in words. */
import { useId } from 'react'
import { hostOf, listensEverywhere, portOf } from '../../../src-main/contract/address.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { reachChoices } from './reach-choices.ts'
import './reach.css'

export function Reach({ listen }: { readonly listen: string }) {
  const store = useCamwallStore()
  const addresses = useTopics((topics) => topics?.computer.addresses) ?? []
  const id = useId()
  const host = listensEverywhere(listen) ? '*' : hostOf(listen)
  return (
    <div className="field reach">
      <label htmlFor={id}>Who can reach it</label>
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
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  )
}
