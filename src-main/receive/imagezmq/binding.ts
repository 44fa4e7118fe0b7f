/** What a listening address means to the system, as libzmq reads it. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { hostOf, portOf } from '../../contract/address.ts'

export interface Binding {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
}

/**
 * @param listen - `tcp://HOST:PORT`. The host is `*`, an address, or the name of a network interface or of this computer; a port `*`
 *   is a free one
 * @returns rejects with an error with the code `ENODEV` if there is no such interface or computer
 */
export async function bindingOf(listen: string): Promise<Binding> {
  const host = hostOf(listen).replace(/^\[|\]$/g, '')
  const port = listen.endsWith(':*') ? 0 : portOf(listen)
  if (host === '*') return { host: '0.0.0.0', port }
  return { host: isIP(host) === 0 ? await addressOf(host) : host, port }
}

async function addressOf(name: string): Promise<string> {
  const found = networkInterfaces()[name]?.find(({ family }) => family === 'IPv4')
  if (found !== undefined) return found.address
  try {
    return (await lookup(name, 4)).address
  } catch (cause) {
    const error = new Error(`There is no network interface or computer ${name}.`, { cause })
    throw Object.assign(error, { code: 'ENODEV' })
  }
}
