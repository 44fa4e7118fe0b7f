/** The lines of Python that bring a first picture to this wall: right for this computer and the mode in force. */
import { hostOf, isLoopback, listensEverywhere, portOf } from '../../src-main/contract/address.ts'
import type { Computer } from '../../src-main/contract/hub.ts'
import type { HubSettings } from '../../src-main/contract/settings.ts'
import { encryptedPublisher, encryptedRequester, plainSender } from './sender-programs.ts'

export interface HowToSend {
  /** A whole program. Its calls are those of imagezmq 1.2.0 and of OpenCV 4. */
  readonly program: string
  /** The part of the program that is this wall's own. */
  readonly address: string
  /** Where Camwall waits, or what it does. */
  readonly lead: string
  /** Why cameras on other computers cannot come. */
  readonly caution: string | undefined
  /** What to try when nothing comes. */
  readonly hints: readonly string[]
}

const NAMES_HINT = 'Only listed names are shown: add the camera’s in Settings under “Who may send”.'

/** @param hubKey - the hub's public key, when senders must encrypt */
export function howToSend(
  hub: Pick<HubSettings, 'mode' | 'listen' | 'allowFrom' | 'allowNames'>,
  computer: Computer,
  hubKey?: string,
): HowToSend {
  return hub.mode === 'req-rep'
    ? toListening(hub, computer, hubKey)
    : toSubscribed(hub, computer, hubKey)
}

function toListening(
  { listen, allowFrom, allowNames }: Pick<HubSettings, 'listen' | 'allowFrom' | 'allowNames'>,
  { addresses }: Computer,
  hubKey: string | undefined,
): HowToSend {
  const port = portOf(listen)
  const host = hostOf(listen)
  const everywhere = listensEverywhere(listen)
  const reach = everywhere ? (addresses[0] ?? '127.0.0.1') : host
  const address = `tcp://${reach}:${port}`
  const isOpen = allowFrom.length === 0 && allowNames.length === 0 && hubKey === undefined
  return {
    program:
      hubKey === undefined
        ? plainSender(`connect_to='${address}'`)
        : encryptedRequester(address, hubKey),
    address,
    lead: everywhere
      ? `Camwall listens on every network interface, port ${port}: ${isOpen ? 'whoever reaches this computer can send to it' : 'those who may send are named in Settings'}.`
      : `Camwall listens on ${host}, port ${port}.`,
    caution: cautionFor(host, everywhere && addresses.length === 0),
    hints: [
      ...hintIf(
        hubKey !== undefined,
        'The program prints its key: add that in Settings under “Who may send”.',
      ),
      ...hintIf(
        allowFrom.length > 0,
        'Only listed addresses may connect: add the sender’s in Settings under “Who may send”.',
      ),
      ...hintIf(allowNames.length > 0, NAMES_HINT),
      `A firewall on this computer may block port ${port}: allow incoming TCP on it.`,
      'A sender made with REQ_REP=False publishes instead: choose PUB/SUB in Settings.',
    ],
  }
}

function cautionFor(host: string, isOffline: boolean): string | undefined {
  if (isLoopback(host))
    return `Only programs on this computer can reach ${host}. To let other computers in, choose “Everybody on the network”.`
  return isOffline
    ? 'This computer has no network address now, so only programs on it can reach Camwall.'
    : undefined
}

function toSubscribed(
  { allowNames }: Pick<HubSettings, 'allowNames'>,
  { addresses }: Computer,
  hubKey: string | undefined,
): HowToSend {
  const address = 'tcp://*:5555'
  return {
    program:
      hubKey === undefined
        ? plainSender(`connect_to='${address}', REQ_REP=False`)
        : encryptedPublisher(address, hubKey, addresses[0] ?? '127.0.0.1'),
    address,
    lead: 'Camwall connects to every camera and subscribes.',
    caution: undefined,
    hints: [
      ...hintIf(
        hubKey !== undefined,
        'The program prints its address and its key in one line: add that in Settings.',
      ),
      ...hintIf(allowNames.length > 0, NAMES_HINT),
      "A firewall on the camera's computer may block port 5555: allow incoming TCP on it.",
      'A sender made without REQ_REP=False waits for replies instead: choose REQ/REP in Settings.',
    ],
  }
}

function hintIf(isNeeded: boolean, hint: string): readonly string[] {
  return isNeeded ? [hint] : []
}
