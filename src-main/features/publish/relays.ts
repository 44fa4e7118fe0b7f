/** Publishes every camera to relays, to which this hub connects: walls subscribe there. */
import type { House } from '../../app/house.ts'
import { FaultNotice } from '../../app/notices/fault-notice.ts'
import { publisherOf } from '../../contract/publisher.ts'
import { hubSection } from '../../contract/settings.ts'
import { message } from '../../contract/text/text.ts'
import { Reopening } from '../../lib/reopening.ts'
import { explainHubFault } from '../../receive/hub/hub-fault.ts'
import { curveOf } from '../../receive/hub/receiver.ts'
import {
  publishSection,
  type PublishSettings,
  type RelayState,
  type RelayTopics,
} from './contract.ts'
import { RelayLink } from './relay-link.ts'

/** What it depends on. */
interface Wanted extends Pick<PublishSettings, 'relays' | 'prefix' | 'maxFps'> {
  /** Then nothing is published in the clear. */
  readonly encrypt: boolean
}

export interface RelaysOptions {
  /** The id of this hub in what it publishes. */
  readonly hub: string
  /** A frame that this hub has published came back. */
  readonly looped: (camera: string) => void
}

export function publishToRelays(house: House, options: RelaysOptions): void {
  const { camwall } = house
  const states = new Map<string, RelayState>()
  const publish = () => {
    const topics: RelayTopics = { relays: [...states.values()] }
    camwall.publisher.publish({ ...topics })
  }
  const show = (address: string, change: Partial<RelayState>) => {
    const before = states.get(address) ?? { address, kind: 'waiting', topics: 0 }
    states.set(address, { ...before, ...change })
    publish()
  }
  const fault = new FaultNotice(camwall, {
    key: 'relays',
    words: (why) => message('notice.not-published', { why }),
    show: () => undefined,
  })
  let wanted = wantedOf(house)
  const reopening = new Reopening<Wanted>({
    open: async (next) => {
      states.clear()
      publish()
      const closing: (() => Promise<void>)[] = []
      const close = async () => {
        await Promise.all(closing.map((each) => each()))
      }
      try {
        for (const line of next.relays) closing.push(await open(house, options, next, line, show))
      } catch (error) {
        await close()
        throw error
      }
      fault.end()
      return close
    },
    failed: (error, { relays }) =>
      fault.show(explainHubFault(error, { listens: false, address: relays.join(', ') })),
    closed: () => {
      fault.end()
      states.clear()
      publish()
    },
  })
  const follow = () => void reopening.to(wanted.relays.length === 0 ? undefined : wanted)
  publish()
  camwall.settings.onChangeOf(
    () => wantedOf(house),
    (next) => {
      wanted = next
      follow()
    },
  )
  follow()
  camwall.onStop(() => reopening.stop())
}

function wantedOf({ camwall: { settings } }: House): Wanted {
  const { relays, prefix, maxFps } = settings.get(publishSection)
  return { relays, prefix, maxFps, encrypt: settings.get(hubSection).encrypt }
}

/** Resolves to the function that closes it. */
async function open(
  house: House,
  { hub, looped }: RelaysOptions,
  { prefix, maxFps, encrypt }: Wanted,
  line: string,
  show: (address: string, change: Partial<RelayState>) => void,
): Promise<() => Promise<void>> {
  const { address, key } = publisherOf(line)
  if (encrypt && key === undefined) {
    show(address, { kind: 'keyless' })
    return () => Promise.resolve()
  }
  const link = new RelayLink(house, {
    ...{ address, looped },
    keys: await keysFor(house, key),
    publishes: { prefix, hub, maxFps },
    show: (change) => show(address, change),
  })
  return () => link.close()
}

async function keysFor({ camwall }: House, key: string | undefined) {
  return key === undefined ? undefined : curveOf(key, await camwall.openKey())
}
