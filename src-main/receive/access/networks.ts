/** A list of addresses and networks that may connect. */
import { BlockList, isIPv6 } from 'node:net'

export class Networks {
  readonly #list: BlockList | undefined

  /** @param lines - as returned by `checkNetwork`; an empty list allows every address */
  constructor(lines: readonly string[]) {
    if (lines.length === 0) return
    this.#list = new BlockList()
    for (const line of lines) {
      const [address = '', prefix] = line.split('/')
      if (prefix === undefined) this.#list.addAddress(address, familyOf(address))
      else this.#list.addSubnet(address, Number(prefix), familyOf(address))
    }
  }

  /** @param address - numeric, as libzmq reports it; anything that is not an address is refused */
  allows(address: string): boolean {
    if (this.#list === undefined) return true
    const [bare = ''] = address.split('%') // Without the zone of a link-local address.
    return this.#list.check(bare, familyOf(bare))
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
