import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { message } from '../../../../src-main/contract/text/text.ts'
import {
  openImageSender,
  type ImageSender,
} from '../../../../src-main/receive/imagezmq/image-sender.ts'
import { openHouse } from '../../../support/open-house.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until } from '../../../support/until.ts'
import { faultsOf } from '../../../../src-main/contract/hub.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(folder?: string) {
  const settingsPath = folder === undefined ? {} : { settingsPath: join(folder, 'settings.json') }
  const house = await openHouse(closing, settingsPath)
  const sender = await openImageSender({ mode: 'req-rep', connect: house.address })
  closing.push(() => sender.close())
  return { ...house, sender }
}

const send = (sender: ImageSender, name: string) => sender.sendJpg(name, jpegHeader(64, 48))

test('a camera that is not allowed is answered, reported once and counted, and has no tile', async () => {
  const { camwall, sender } = await start()
  camwall.settings.change(hubSection, { allowNames: ['Barn'] })
  for (const name of ['Yard', 'Barn', 'Yard']) await send(sender, name)
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['Barn'])
  expect(camwall.layouts.of('l1').tiles).toEqual([{ id: 't1', camera: 'Barn' }])
  expect(camwall.refused).toEqual([{ why: 'name', who: 'Yard', times: 2 }])
  expect(camwall.state.notices).toMatchObject([
    { what: message('refusal.name', { camera: 'Yard' }), times: 1 },
  ])
  camwall.settings.change(hubSection, { allowNames: [] })
  await send(sender, 'Yard')
  expect(camwall.cameras.map(({ name }) => name)).toEqual(['Barn', 'Yard'])
})

test('a sender of events alone whose name is allowed is answered like others', async () => {
  const { camwall, sender } = await start()
  camwall.settings.change(hubSection, { allowNames: ['Barn'], hiddenFps: 30 })
  // A sender that is refused would need 40 seconds.
  for (let count = 1; count <= 20; count++)
    await sender.sendJpg(`Barn|Temp|${count}`, new Uint8Array([0x4f, 0x4b]))
  expect(camwall.feed.events).toHaveLength(20)
})

test('a camera that is not allowed does not slow an allowed one of the same connection', async () => {
  const { camwall, sender } = await start()
  camwall.settings.change(hubSection, { allowNames: ['Barn'], hiddenFps: 30 })
  // A sender that is refused would need 40 seconds.
  for (let pair = 0; pair < 20; pair++)
    for (const name of ['Barn', 'Yard']) await send(sender, name)
  expect(camwall.cameras).toMatchObject([{ name: 'Barn', received: 20 }])
  expect(camwall.refused).toEqual([{ why: 'name', who: 'Yard', times: 20 }])
})

test('changes of addresses and encryption take effect at once, in both directions', async () => {
  const { camwall, sender, changes } = await start()
  await send(sender, 'Barn')
  camwall.settings.change(hubSection, { allowFrom: ['10.0.0.1'] })
  await until('the connection refused', () => camwall.refused.length > 0)
  const sent = send(sender, 'Barn')
  expect(camwall.refused).toMatchObject([{ why: 'address', who: '127.0.0.1' }])
  expect(camwall.state.totals.received).toBe(1)
  camwall.settings.change(hubSection, { allowFrom: [] })
  await sent
  expect(camwall.hubKey).toBeUndefined()
  camwall.settings.change(hubSection, { encrypt: true })
  await until('the key made', () => camwall.hubKey !== undefined)
  expect(camwall.hubKey).toMatch(/^.{40}$/)
  await until('the key published', () =>
    changes.some(({ topics }) => topics?.['hubKey'] !== undefined),
  )
  expect(camwall.publisher.published.topics['hubKey']).toEqual({
    publicKey: camwall.hubKey,
    isEncrypted: false,
  })
})

test('without its key the hub stays closed, with a reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-'))
  closing.push(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'hub-key.json'), 'no key')
  const { camwall } = await start(folder)
  camwall.settings.change(hubSection, { encrypt: true })
  await until('the fault published', () => faultsOf(camwall.state.hub).length > 0)
  expect(faultsOf(camwall.state.hub)[0]).toEqual({
    what: message('hub-key.not-opened', {
      path: join(folder, 'hub-key.json'),
      why: message('hub-key.not-a-key-file'),
    }),
    todo: message('hub-key.not-opened.todo'),
  })
})
