import { expect, test } from 'vitest'
import { clientBehindProxy } from '../../../../../src-main/features/web/server/client-address.ts'

test.each(['127.0.0.1', '::ffff:127.0.0.1', '::1'])('a proxy at %s tells its client', (peer) => {
  expect(clientBehindProxy(peer, '203.0.113.5')).toBe('203.0.113.5')
  expect(clientBehindProxy(peer, '2001:db8::5')).toBe('2001:db8::5')
})

test('what the client itself sent in the header does not count', () => {
  expect(clientBehindProxy('127.0.0.1', '198.51.100.1, 203.0.113.5')).toBe('203.0.113.5')
})

test.each(['192.168.1.20', '::ffff:192.168.1.20', 'fe80::1', 'unknown'])(
  '%s is no proxy on this computer',
  (peer) => {
    expect(clientBehindProxy(peer, '203.0.113.5')).toBe(peer)
  },
)

test.each([undefined, '', 'unknown', '203.0.113.5,', '203.0.113.5:80', 'x'.repeat(5000)])(
  'the header %j has no client',
  (header) => {
    expect(clientBehindProxy('127.0.0.1', header)).toBe('127.0.0.1')
  },
)
