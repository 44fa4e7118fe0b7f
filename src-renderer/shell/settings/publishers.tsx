/** The addresses to which Camwall connects in PUB/SUB. */
import { DEFAULT_PORT } from '../../../src-main/contract/address.ts'
import { checkPublisher, publisherOf } from '../../../src-main/contract/publisher.ts'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { message } from '../../../src-main/contract/text/text.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { FlagNote } from '../../theme/flag-note.tsx'
import { AddressRows } from './address-rows.tsx'

const EXAMPLE = `tcp://192.168.1.31:${DEFAULT_PORT}`

export function Publishers({ hub: { connect, encrypt } }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  const publishers = useTopics((topics) => topics?.hub.publishers) ?? []
  return (
    <section className="setting">
      <h3>{text('settings.publishers')}</h3>
      {connect.length === 0 ? (
        <p className="setting-help">{text('settings.no-publishers')}</p>
      ) : undefined}
      <AddressRows
        lines={connect}
        check={checkPublisher}
        save={(lines) => void store.request('settings:change', 'hub', { connect: lines })}
        statusOf={(address) => publishers.find((publisher) => publisher.address === address)}
        labelOf={(position) => message('settings.publisher', { position })}
        addLabel={text('settings.add-publisher')}
        placeholder={encrypt ? text('settings.publisher-and-key', { address: EXAMPLE }) : EXAMPLE}
        hasCameras
        whyUnused={(line) =>
          encrypt && publisherOf(line).key === undefined
            ? text('settings.publisher-keyless')
            : undefined
        }
      />
      <FlagNote setting="connect" />
    </section>
  )
}
