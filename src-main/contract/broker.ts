/** Checks the address of an MQTT broker that a person types. */
import { checkConnectAddress, type AddressCheck } from './address.ts'
import { message } from './text/text.ts'

/** The ports that IANA assigned, by scheme. */
const PORTS: Readonly<Record<string, number>> = { mqtt: 1883, mqtts: 8883 }

/**
 * `mqtt://broker.local:1883`, or `mqtts://…` with TLS. Scheme and port may be missing. Users and passwords do not belong into an
 * address, which reports and exports contain.
 */
export function checkBroker(text: string): AddressCheck {
  const typed = text.trim().replace(/(?<!\/)\/$/, '')
  const [, given, rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/i.exec(typed) ?? []
  const scheme = (given ?? 'mqtt').toLowerCase()
  const port = PORTS[scheme]
  if (port === undefined) return { ok: false, why: message('mqtt.other-scheme', { scheme }) }
  if (rest.includes('@')) return { ok: false, why: message('mqtt.user-in-address') }
  const hasPort = /:\d*$/.test(rest.replace(/^\[.*\]/, ''))
  const checked = checkConnectAddress(`tcp://${hasPort ? rest : `${rest}:${port}`}`)
  return checked.ok
    ? { ok: true, address: `${scheme}${checked.address.slice('tcp'.length)}` }
    : checked
}
