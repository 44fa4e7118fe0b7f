/** The hosts that the hub can listen on, each with its label. */
import { message, type Message } from '../../../src-main/contract/text/text.ts'

export interface ReachChoice {
  readonly host: string
  readonly label: Message
}

/**
 * @param host - the one in force
 * @param addresses - those of this computer
 */
export function reachChoices(host: string, addresses: readonly string[]): readonly ReachChoice[] {
  const through = new Set([...addresses, ...(COMMON.has(host) ? [] : [host])])
  return [
    ...[...COMMON].map(([host, label]) => ({ host, label })),
    ...[...through].map((host) => ({
      host,
      label: message('settings.reach-interface', { address: host }),
    })),
  ]
}

const COMMON: ReadonlyMap<string, Message> = new Map([
  ['*', message('settings.reach-network')],
  ['127.0.0.1', message('settings.reach-this-computer')],
])
