/** The addresses at which Camwall listens in REQ/REP. */
import { useMemo } from 'react'
import { DEFAULT_PORT } from '../../../src-main/contract/address.ts'
import { checkListener } from '../../../src-main/contract/listener.ts'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { AddressRows } from './address-rows.tsx'
import { Reach } from './reach.tsx'

export function Listeners({ hub: { listen, alsoListen } }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  const listeners = useTopics((topics) => topics?.hub.listeners) ?? []
  const lines = useMemo(() => [listen, ...alsoListen], [listen, alsoListen])
  return (
    <section className="setting">
      <h3>{text('settings.listen')}</h3>
      <AddressRows
        lines={lines}
        check={checkListener}
        save={([first = listen, ...others]) =>
          void store.request('settings:change', 'hub', { listen: first, alsoListen: others })
        }
        statusOf={(address) => listeners.find((listener) => listener.address === address)}
        labelOf={(position) => message('settings.listen-field', { position })}
        addLabel={text('settings.add-listen')}
        placeholder={`tcp://*:${DEFAULT_PORT}`}
        isNeeded
      />
      <Reach listen={listen} />
      <FlagNote setting="listen" />
    </section>
  )
}
