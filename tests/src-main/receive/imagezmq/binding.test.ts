import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { bindingOf } from '../../../../src-main/receive/imagezmq/binding.ts'

test.each([
  ['tcp://*:5555', '0.0.0.0', 5555],
  ['tcp://0.0.0.0:5555', '0.0.0.0', 5555],
  ['tcp://127.0.0.1:*', '127.0.0.1', 0],
  ['tcp://localhost:5555', '127.0.0.1', 5555],
  ['tcp://192.168.1.5:65535', '192.168.1.5', 65535],
  ['tcp://[::]:5555', '::', 5555],
  ['tcp://[::1]:*', '::1', 0],
  ['tcp://[fe80::1%eth0]:5555', 'fe80::1%eth0', 5555],
])('%s', async (listen, host, port) => {
  expect(await bindingOf(listen)).toEqual({ host, port })
})

test('an interface is its IPv4 address', async () => {
  const all = Object.entries(networkInterfaces())
  const [name, entries = []] =
    all.find(([, some]) => some?.some(({ family }) => family === 'IPv4')) ?? []
  const address = entries.find(({ family }) => family === 'IPv4')?.address
  expect(await bindingOf(`tcp://${name}:5555`)).toEqual({ host: address, port: 5555 })
})

test('a name that is neither of an interface nor of a computer is an error of the system', async () => {
  await expect(bindingOf('tcp://barn.invalid:5555')).rejects.toMatchObject({ code: 'ENODEV' })
})
