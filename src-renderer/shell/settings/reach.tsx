/** The host that the hub listens on, chosen by which computers can reach it. */
import { hostOf, listensEverywhere, portOf } from '../../../src-main/contract/address.ts'
import { listenerLine, listenerOf } from '../../../src-main/contract/listener.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { SelectField } from '../../theme/select-field.tsx'
import { reachChoices } from './reach-choices.ts'

export function Reach({ listen }: { readonly listen: string }) {
  const store = useCamwallStore()
  const addresses = useTopics((topics) => topics?.computer.addresses) ?? []
  const host = listensEverywhere(listen) ? '*' : hostOf(listen)
  return (
    <SelectField
      className="reach"
      label={text('settings.reach')}
      value={host}
      options={reachChoices(host, addresses).map((choice) => [choice.host, say(choice.label)])}
      choose={(chosen) =>
        store.request('settings:change', 'hub', {
          listen: listenerLine({
            ...listenerOf(listen),
            address: `tcp://${chosen}:${portOf(listen)}`,
          }),
        })
      }
    />
  )
}
