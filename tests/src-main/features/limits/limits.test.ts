/** Real sockets with a stopped clock, so that replies are sent only when they are released. */
import { afterEach, expect, test, vi } from 'vitest'
import { hubSection, type HubSettingsPatch } from '../../../../src-main/contract/settings.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import { openHouse } from '../../../support/open-house.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until } from '../../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(limits: HubSettingsPatch) {
  const { camwall, reader, address } = await openHouse(closing)
  camwall.settings.change(hubSection, limits)
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  closing.push(() => sender.close())
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const picture = jpegHeader(64, 48)
  /** Resolves when it is answered. */
  const send = (bytes = 0) => sender.sendJpg('Barn', Buffer.concat([picture, Buffer.alloc(bytes)]))
  /** Resolves when it has been received and its reply is held. */
  const sendHeld = async (bytes?: number) => {
    const { received } = camwall.requests
    const answered = send(bytes)
    await until('the request received', () => camwall.requests.received > received)
    expect(camwall.requests.answered).toBe(received)
    return { answered }
  }
  const change = (patch: HubSettingsPatch) => camwall.settings.change(hubSection, patch)
  return { reader, send, sendHeld, change }
}

test('a new limit of frames takes effect at once', async () => {
  const { send, sendHeld, change } = await start({ maxFps: 1 })
  await send()
  const { answered } = await sendHeld()
  change({ maxFps: 200 })
  await answered
})

test.each(['maxMbps', 'wallMaxMbps'] as const)(
  '%s holds replies to large frames',
  async (limit) => {
    const tenthOfAMegabit = 12_500
    const { send, sendHeld, change } = await start({ [limit]: 1 })
    await send(tenthOfAMegabit)
    const second = await sendHeld(tenthOfAMegabit)
    vi.advanceTimersByTime(110)
    await second.answered
    const third = await sendHeld(tenthOfAMegabit)
    change({ [limit]: null })
    await third.answered
    await send(tenthOfAMegabit)
  },
)

test('a camera without demand is answered at the lower rate, and at once when there is a demand', async () => {
  const { reader, send, sendHeld } = await start({ hiddenFps: 5 })
  reader.setDemand(0)
  await send()
  const second = await sendHeld()
  vi.advanceTimersByTime(200)
  await second.answered
  const third = await sendHeld()
  reader.setDemand(Infinity)
  await third.answered
})

test('a camera with a low demand sends at that rate, and not above its limit', async () => {
  const { reader, send, sendHeld } = await start({ hiddenFps: 1, maxFps: 20 })
  reader.setDemand(10)
  await send()
  const second = await sendHeld()
  vi.advanceTimersByTime(100)
  await second.answered
  reader.setDemand(50)
  await send()
  const fourth = await sendHeld()
  vi.advanceTimersByTime(50)
  await fourth.answered
})

test('an unchanged demand releases no reply early', async () => {
  const { reader, send, sendHeld } = await start({ maxFps: 1 })
  await send()
  const second = await sendHeld()
  reader.setDemand(Infinity)
  const { answered } = await Promise.race([
    second.answered.then(() => ({ answered: true })),
    new Promise(setImmediate).then(() => ({ answered: false })),
  ])
  expect(answered).toBe(false)
  vi.advanceTimersByTime(1000)
  await second.answered
})
