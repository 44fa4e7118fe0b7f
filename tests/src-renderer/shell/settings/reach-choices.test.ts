/** The hosts that the hub can listen on. */
import { expect, test } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { reachChoices } from '../../../../src-renderer/shell/settings/reach-choices.ts'

const hosts = (host: string, addresses: readonly string[]) =>
  reachChoices(host, addresses).map((choice) => choice.host)

test('all interfaces, this computer, and each of its addresses', () => {
  expect(reachChoices('*', ['192.168.1.20'])).toEqual([
    { host: '*', label: message('settings.reach-network') },
    { host: '127.0.0.1', label: message('settings.reach-this-computer') },
    {
      host: '192.168.1.20',
      label: message('settings.reach-interface', { address: '192.168.1.20' }),
    },
  ])
})

test('an address that this computer does not have now stays to be seen', () => {
  expect(hosts('10.0.0.7', ['192.168.1.20'])).toEqual([
    '*',
    '127.0.0.1',
    '192.168.1.20',
    '10.0.0.7',
  ])
})

test('no address stands twice', () => {
  expect(hosts('192.168.1.20', ['192.168.1.20'])).toEqual(['*', '127.0.0.1', '192.168.1.20'])
})
