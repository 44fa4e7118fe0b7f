/** The web server as the settings want it, in a Camwall without Electron. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import { webSection } from '../../../../src-main/features/web/contract.ts'
import { aCertificate } from '../../../support/a-certificate.ts'
import { freePort } from '../../../support/free-port.ts'
import { openHouse } from '../../../support/open-house.ts'
import { until } from '../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open() {
  const { camwall } = await openHouse(closing)
  const state = () => camwall.publisher.published.topics['web']
  const isState = (kind: string) => until(kind, () => JSON.stringify(state()).includes(kind))
  const notices = () =>
    camwall.state.notices.map(({ what, todo }) =>
      [what, todo].map((each) => each && ENGLISH.say(each)),
    )
  const address = `http://127.0.0.1:${await freePort()}`
  return { camwall, state, isState, notices, address }
}

test('a server that is turned off has no fault any more', async () => {
  const { camwall, isState, notices, address } = await open()
  const taker = createServer().listen(Number(address.split(':')[2]), '127.0.0.1')
  closing.push(() => taker.close())
  await once(taker, 'listening')
  camwall.settings.change(webSection, { address })
  await isState('fault')
  expect(notices()).toEqual([[expect.stringContaining('already in use'), expect.anything()]])
  camwall.settings.change(webSection, { address: '' })
  await isState('off')
  expect(notices()).toEqual([])
})

test('why it stays shut is told when it is turned on, and not any more when it is off', async () => {
  const { camwall, state, isState, notices, address } = await open()
  await isState('off')
  camwall.settings.change(webSection, { address: address.replace('127.0.0.1', '0.0.0.0') })
  await isState('fault')
  expect(state()).toMatchObject({ what: { key: 'web.no-user' } })
  expect(notices()).toEqual([[expect.stringContaining('no user'), expect.anything()]])
  camwall.settings.change(webSection, { address: '' })
  await isState('off')
  expect(notices()).toEqual([])
})

test('of a certificate that cannot be used, it says so', async () => {
  const { camwall, isState, notices, address } = await open()
  const { certificate } = await aCertificate(closing)
  camwall.settings.change(webSection, { address, certificate, key: certificate })
  await isState('fault')
  expect(notices()).toEqual([
    [expect.stringContaining('The certificate'), expect.stringContaining('web.certificate')],
  ])
})

test('with a certificate, the address that is shown is one of https', async () => {
  const { camwall, state, isState, address } = await open()
  camwall.settings.change(webSection, { address, ...(await aCertificate(closing)) })
  await isState('open')
  expect(state()).toEqual({ kind: 'open', address: address.replace('http:', 'https:') })
})
