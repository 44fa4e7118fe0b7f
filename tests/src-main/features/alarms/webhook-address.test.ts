/** The addresses to which webhooks are sent, and those that are refused. */
import { describe, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  checkAddress,
  checkUrl,
  type Address,
} from '../../../../src-main/features/alarms/webhook-address.ts'

const OWN = ['203.0.113.7', '2001:DB8:0:0::7']

/** A network in which `host` has these addresses. */
function networkOf(...addresses: readonly string[]) {
  const resolved = addresses.map((address): Address => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }))
  return {
    resolve: () =>
      resolved.length === 0 ? Promise.reject(new Error('not found')) : Promise.resolve(resolved),
    own: () => OWN,
  }
}

async function verdict(url: string, allowsLocal: boolean, ...addresses: readonly string[]) {
  const check = await checkAddress({ url, allowsLocal }, networkOf(...addresses))
  return check.ok ? check.addresses.map((each) => each.address).join(' ') : check.why.key
}

describe('without an exception', () => {
  test.each([
    ['a public address', '198.51.100.1', '198.51.100.1'],
    ['a public IPv6 address', '2606:4700::1111', '2606:4700::1111'],
    ['loopback', '127.0.0.1', 'webhook.local'],
    ['any loopback address', '127.1.2.3', 'webhook.local'],
    ['IPv6 loopback', '::1', 'webhook.local'],
    ['loopback in an IPv6 address', '::ffff:127.0.0.1', 'webhook.local'],
    ['a private network', '10.1.2.3', 'webhook.local'],
    ['a private network', '172.31.0.1', 'webhook.local'],
    ['a private network', '192.168.1.20', 'webhook.local'],
    ['a private network in an IPv6 address', '::ffff:c0a8:0114', 'webhook.local'],
    ['a provider’s shared network', '100.64.0.1', 'webhook.local'],
    ['a private IPv6 network', 'fd12::1', 'webhook.local'],
    ['this computer by its public address', '203.0.113.7', 'webhook.local'],
    ['this computer by its public IPv6 address', '2001:db8::7', 'webhook.local'],
    ['a cloud’s own services', '169.254.169.254', 'webhook.never'],
    ['link-local', 'fe80::1', 'webhook.never'],
    ['no address', '0.0.0.0', 'webhook.never'],
    ['no IPv6 address', '::', 'webhook.never'],
    ['multicast', '224.0.0.1', 'webhook.never'],
    ['a translated IPv4 address', '64:ff9b::7f00:1', 'webhook.never'],
  ])('%s, %s: %s', async (_what, address, expected) => {
    expect(await verdict('https://host.example/', false, address)).toBe(expected)
  })

  test('one address of several that is refused is enough', async () => {
    const given = ['198.51.100.1', '127.0.0.1'] as const
    expect(await verdict('https://host.example/', false, ...given)).toBe('webhook.local')
  })

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://2130706433/',
    'https://0x7f.1/',
  ])('written as %s, loopback is refused without a look-up', async (url) => {
    expect(await verdict(url, false)).toBe('webhook.local')
  })
})

describe('with the exception', () => {
  test('this computer and private networks are allowed', async () => {
    expect(await verdict('https://host.example/', true, '192.168.1.20')).toBe('192.168.1.20')
    expect(await verdict('https://host.example/', true, '203.0.113.7')).toBe('203.0.113.7')
  })

  test('without https only on loopback', async () => {
    expect(await verdict('http://localhost:8080/', true, '127.0.0.1', '::1')).toBe('127.0.0.1 ::1')
    expect(await verdict('http://host.example/', true, '192.168.1.20')).toBe('webhook.not-https')
    expect(await verdict('http://host.example/', true, '203.0.113.7')).toBe('webhook.not-https')
    expect(await verdict('http://host.example/', true, '127.0.0.1', '10.0.0.1')).toBe(
      'webhook.not-https',
    )
  })

  test('a cloud’s own services are not', async () => {
    expect(await verdict('http://169.254.169.254/', true)).toBe('webhook.never')
  })
})

test('a host without an address may have one later', async () => {
  const check = await checkAddress(
    { url: 'https://gone.example/', allowsLocal: false },
    networkOf(),
  )
  expect(check).toMatchObject({ ok: false, canRetry: true, why: { key: 'webhook.no-address' } })
})

test.each([
  ['https://host.example/hook', undefined],
  ['http://127.0.0.1:8080/', undefined],
  ['ftp://host.example/', 'webhook.no-url'],
  ['file:///etc/passwd', 'webhook.no-url'],
  ['host.example', 'webhook.no-url'],
  ['', 'webhook.no-url'],
  ['https://name:password@host.example/', 'webhook.has-password'],
  ['https://name@host.example/', 'webhook.has-password'],
])('the form of %s', (url, expected) => {
  const why = checkUrl(url)
  expect(why?.key).toBe(expected)
  if (why !== undefined) expect(ENGLISH.say(why)).toMatch(/\.$/)
})
