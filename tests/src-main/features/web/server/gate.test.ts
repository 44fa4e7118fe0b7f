import { describe, expect, test } from 'vitest'
import {
  hostNameOf,
  refusalOf,
  type GateHeaders,
} from '../../../../../src-main/features/web/server/gate.ts'

const LOCAL = { names: new Set(['barn']), isLocal: true }
const OPEN = { names: new Set(['barn', 'wall.example.org']), isLocal: false }

function headers(differs: Partial<GateHeaders> = {}): GateHeaders {
  return { host: '127.0.0.1:8080', origin: undefined, site: undefined, mode: undefined, ...differs }
}

describe('the host', () => {
  test.each(['127.0.0.1:8080', 'localhost:8080', 'LOCALHOST', '[::1]:8080', 'barn', 'Barn:80'])(
    '%s is this computer',
    (host) => {
      expect(refusalOf(headers({ host }), LOCAL, false)).toBeUndefined()
    },
  )

  test.each([
    undefined,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'barn.evil.example',
    'localhost@evil',
    '[::1',
    '127.0.0.1:8080/x',
    '192.168.1.2:8080',
  ])('%s is not', (host) => {
    expect(refusalOf(headers({ host }), LOCAL, false)).toBe('host')
  })

  test('of a server for the network may be any address, and a name that was given', () => {
    for (const host of ['192.168.1.2:8080', '[fe80::1]', 'wall.example.org'])
      expect(refusalOf(headers({ host }), OPEN, false)).toBeUndefined()
    expect(refusalOf(headers({ host: 'other.example.org' }), OPEN, false)).toBe('host')
  })

  test('loses its port and brackets', () => {
    expect(hostNameOf('[FE80::1]:80')).toBe('fe80::1')
    expect(hostNameOf('Wall.example:443')).toBe('wall.example')
  })
})

describe('the origin', () => {
  test('is that of the page itself, behind a proxy with TLS, too', () => {
    const own = headers({ origin: 'http://127.0.0.1:8080', site: 'same-origin' })
    expect(refusalOf(own, LOCAL, true)).toBeUndefined()
    const proxied = headers({ host: 'wall.example.org', origin: 'https://wall.example.org' })
    expect(refusalOf(proxied, OPEN, true)).toBeUndefined()
  })

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:8081', 'http://127.0.0.1', 'x'])(
    '%s is refused',
    (origin) => {
      expect(refusalOf(headers({ origin }), LOCAL, false)).toBe('origin')
    },
  )

  test('of another site is refused for a picture, and for a change of the same site', () => {
    expect(refusalOf(headers({ site: 'cross-site', mode: 'no-cors' }), LOCAL, false)).toBe('origin')
    expect(refusalOf(headers({ site: 'same-site' }), LOCAL, true)).toBe('origin')
  })

  test('of a link does not matter', () => {
    const link = headers({ site: 'cross-site', mode: 'navigate' })
    expect(refusalOf(link, LOCAL, false)).toBeUndefined()
  })

  test('is missing in programs that are no browsers', () => {
    expect(refusalOf(headers(), LOCAL, true)).toBeUndefined()
  })
})
