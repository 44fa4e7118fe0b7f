/** How to send a first picture to this wall: a Python program and hints for this computer and the mode in force. */
import {
  DEFAULT_PORT,
  hostOf,
  isLoopback,
  listensEverywhere,
  portOf,
} from '../../src-main/contract/address.ts'
import type { Computer } from '../../src-main/contract/hub.ts'
import { uses } from '../../src-main/contract/mode.ts'
import type { HubSettings } from '../../src-main/contract/settings.ts'
import { message } from '../../src-main/contract/text/text.ts'
import { text } from './language.ts'
import { encryptedPublisher, encryptedRequester, plainSender } from './sender-programs.ts'

export interface HowToSend {
  /** A whole program. Its calls are those of imagezmq 1.2.0 and of OpenCV 4. */
  readonly program: string
  /** The address in the program. */
  readonly address: string
  /** Where Camwall listens, or that it subscribes. */
  readonly lead: string
  /** Why cameras on other computers cannot connect. */
  readonly caution: string | undefined
  /** What to try when no picture arrives. */
  readonly hints: readonly string[]
}

/**
 * In both modes at once, by REQ/REP: a sender needs no address of its own in Settings.
 *
 * @param hubKey - the hub's public key, when senders must encrypt
 */
export function howToSend(
  hub: Pick<HubSettings, 'mode' | 'listen' | 'allowFrom' | 'allowNames'>,
  computer: Computer,
  hubKey?: string,
): HowToSend {
  return uses(hub.mode, 'req-rep')
    ? toListening(hub, computer, hubKey)
    : toSubscribed(hub, computer, hubKey)
}

function toListening(
  {
    mode,
    listen,
    allowFrom,
    allowNames,
  }: Pick<HubSettings, 'mode' | 'listen' | 'allowFrom' | 'allowNames'>,
  { addresses }: Computer,
  hubKey: string | undefined,
): HowToSend {
  const port = portOf(listen)
  const host = hostOf(listen)
  const everywhere = listensEverywhere(listen)
  const reach = everywhere ? (addresses[0] ?? '127.0.0.1') : host
  const address = `tcp://${reach}:${port}`
  const isOpen = allowFrom.length === 0 && allowNames.length === 0 && hubKey === undefined
  const section = message('settings.access')
  return {
    program:
      hubKey === undefined
        ? plainSender(`connect_to='${address}'`)
        : encryptedRequester(address, hubKey),
    address,
    lead: !everywhere
      ? text('empty-wall.listens-on', { host, port })
      : isOpen
        ? text('empty-wall.listens-to-all', { port })
        : text('empty-wall.listens-to-listed', { port }),
    caution: cautionFor(host, everywhere && addresses.length === 0),
    hints: [
      ...(hubKey === undefined ? [] : [text('empty-wall.hint-key', { section })]),
      ...(allowFrom.length === 0 ? [] : [text('empty-wall.hint-addresses', { section })]),
      ...namesHint(allowNames),
      text('empty-wall.hint-firewall', { port }),
      text(mode === 'both' ? 'empty-wall.hint-publishes-too' : 'empty-wall.hint-publishes'),
    ],
  }
}

function cautionFor(host: string, isOffline: boolean): string | undefined {
  if (isLoopback(host))
    return text('empty-wall.only-local', { host, choice: message('settings.reach-network') })
  return isOffline ? text('empty-wall.offline') : undefined
}

function toSubscribed(
  { allowNames }: Pick<HubSettings, 'allowNames'>,
  { addresses }: Computer,
  hubKey: string | undefined,
): HowToSend {
  const address = `tcp://*:${DEFAULT_PORT}`
  return {
    program:
      hubKey === undefined
        ? plainSender(`connect_to='${address}', REQ_REP=False`)
        : encryptedPublisher(address, hubKey, addresses[0] ?? '127.0.0.1'),
    address,
    lead: text('empty-wall.subscribes'),
    caution: undefined,
    hints: [
      ...(hubKey === undefined ? [] : [text('empty-wall.hint-line')]),
      ...namesHint(allowNames),
      text('empty-wall.hint-camera-firewall', { port: DEFAULT_PORT }),
      text('empty-wall.hint-requests'),
    ],
  }
}

function namesHint(allowNames: readonly string[]): readonly string[] {
  return allowNames.length === 0
    ? []
    : [text('empty-wall.hint-names', { section: message('settings.access') })]
}
