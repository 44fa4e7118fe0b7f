/** What a listening address means to the system, as libzmq reads it. */
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { hostOf, portOf } from '../../contract/address.ts'

export interface Binding {
  readonly host: string
  /** 0: a free one. */
  readonly port: number
}

/**
 * @param listen - `tcp://HOST:PORT`. The host is `*`, an address, or the name of a network interface; a port `*` is a free one
 * @throws Error with the code `ENODEV` if there is no such interface. Names of computers are not looked up
 */
export function bindingOf(listen: string): Binding {
  const host = hostOf(listen).replace(/^\[|\]$/g, '')
  const port = listen.endsWith(':*') ? 0 : portOf(listen)
  if (host === '*') return { host: '0.0.0.0', port }
  return { host: isIP(host) === 0 ? addressOf(host) : host, port }
}

function addressOf(name: string): string {
  const found = networkInterfaces()[name]?.find(({ family }) => family === 'IPv4')
  if (found !== undefined) return found.address
  throw Object.assign(new Error(`There is no network interface ${name}.`), { code: 'ENODEV' })
}
