/** Publishing while its port is in use. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { message } from '../../../../src-main/contract/text/text.ts'
import { encryption } from '../../../../src-main/features/encryption/encryption.ts'
import { publishSection } from '../../../../src-main/features/publish/contract.ts'
import { publish } from '../../../../src-main/features/publish/publish.ts'
import { closeAfterEach } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing = closeAfterEach()

test('a port in use is told once, however often it is tried again, and no longer when it is free', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  closing.push(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const address = `tcp://127.0.0.1:${port}`
  const { camwall } = await openHouse(closing, {}, {}, [encryption, publish])
  const tries = vi.spyOn(camwall, 'openGuard')
  const tryWith = (prefix: string) => camwall.settings.change(publishSection, { address, prefix })
  for (const [index, prefix] of ['a', 'b', 'c'].entries()) {
    tryWith(prefix)
    await expect.poll(() => tries.mock.calls.length).toBeGreaterThan(index)
  }
  const why = message('hub.fault.port-taken', { port })
  expect(camwall.state.notices).toMatchObject([
    { severity: 'error', what: message('notice.not-published', { why }), times: 1 },
  ])
  other.close()
  await once(other, 'close')
  tryWith('d')
  await expect
    .poll(() => camwall.publisher.published.topics['publish'])
    .toMatchObject({ kind: 'open', address })
  expect(camwall.state.notices).toEqual([])
})

test('a relay for which the hub has no key is told once, and no longer when it is not wanted', async () => {
  const { camwall } = await openHouse(closing, {}, {}, [publish])
  const tries = vi.spyOn(camwall, 'openKey') // Nothing opens one here.
  const key = '9GM5jCE@Q(Y-=kYKfHBb3{>1kHo9)#5mhX1Lh3Ub'
  for (const [index, prefix] of ['a', 'b', 'c'].entries()) {
    const relays = [`tcp://127.0.0.1:5999 ${key}`]
    camwall.settings.change(publishSection, { relays, prefix })
    await expect.poll(() => tries.mock.calls.length).toBeGreaterThan(index)
  }
  expect(camwall.state.notices).toMatchObject([{ severity: 'error', times: 1 }])
  camwall.settings.change(publishSection, { relays: [] })
  await expect.poll(() => camwall.state.notices).toEqual([])
})
