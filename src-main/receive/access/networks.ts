/** The addresses that may connect. */
import { BlockList, isIPv6 } from 'node:net'

export class Networks {
  readonly #list: BlockList | undefined

  /** @param lines - as `checkNetwork` gives them; none means every address */
  constructor(lines: readonly string[]) {
    if (lines.length === 0) return
    this.#list = new BlockList()
    for (const line of lines) {
      const [address = '', prefix] = line.split('/')
      if (prefix === undefined) this.#list.addAddress(address, familyOf(address))
      else this.#list.addSubnet(address, Number(prefix), familyOf(address))
    }
  }

  /** @param address - in numbers, as libzmq tells it; what is no address is not allowed */
  allows(address: string): boolean {
    if (this.#list === undefined) return true
    const [bare = ''] = address.split('%') // A link-local address names its interface too.
    return this.#list.check(bare, familyOf(bare))
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
