import { expect, test } from 'vitest'
import { Networks } from '../../../../src-main/receive/access/networks.ts'

test.each([
  [[], '203.0.113.9', true],
  [['192.168.1.31'], '192.168.1.31', true],
  [['192.168.1.31'], '192.168.1.32', false],
  [['192.168.1.0/24', '10.0.0.7'], '192.168.1.200', true],
  [['192.168.1.0/24', '10.0.0.7'], '10.0.0.7', true],
  [['192.168.1.0/24', '10.0.0.7'], '10.0.0.8', false],
  [['0.0.0.0/0'], '203.0.113.9', true],
  [['0.0.0.0/0'], '2001:db8::1', false],
  [['2001:db8::/32'], '2001:db8:1::5', true],
  [['2001:db8::/32'], '2001:db9::5', false],
  [['fe80::/10'], 'fe80::1%eth0', true],
  // A dual-stack socket reports an IPv4 peer in this form.
  [['192.168.1.0/24'], '::ffff:192.168.1.31', true],
  [['192.168.1.0/24'], '::ffff:192.168.2.31', false],
  [['192.168.1.0/24'], '', false],
  [['192.168.1.0/24'], 'nonsense', false],
] as const)('%j: %s may connect: %s', (lines, address, allowed) => {
  expect(new Networks(lines).allows(address)).toBe(allowed)
})
