import { afterEach, expect, test } from 'vitest'
import type { LoginStart } from '../../../../src-main/app/house.ts'
import { unattendedSection } from '../../../../src-main/features/unattended/contract.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import type { Closing } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'
import { jpegHeader } from '../../../support/pictures.ts'
import { until } from '../../../support/until.ts'

const closing: Closing = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** @param arranged - until when the start at login is being arranged */
async function open(arranged = () => Promise.resolve()) {
  const starts: LoginStart[] = []
  let isKeptOn = false
  const house = await openHouse(
    closing,
    {},
    {
      keepDisplayOn: (isOn) => void (isKeptOn = isOn),
      startAtLogin: (start) => {
        starts.push(start)
        return arranged()
      },
    },
  )
  return { ...house, starts, isKeptOn: () => isKeptOn }
}

test('the display stays on while a camera is live, unless that is turned off', async () => {
  const { address, camwall, isKeptOn } = await open()
  camwall.publishCameras()
  expect(isKeptOn()).toBe(false)
  const sender = await openImageSender({ mode: 'req-rep', connect: address })
  closing.push(() => sender.close())
  await sender.sendJpg('Barn', jpegHeader(64, 48))
  await until('the display kept on', isKeptOn)
  camwall.settings.change(unattendedSection, { keepDisplayOn: false })
  expect(isKeptOn()).toBe(false)
})

test('the start at login is arranged when it is changed, and only then', async () => {
  const { camwall, starts } = await open()
  expect(starts).toEqual([])
  camwall.settings.change(unattendedSection, { startAtLogin: 'kiosk' })
  await until('the start in kiosk mode', () => starts.length === 1)
  camwall.settings.change(unattendedSection, { keepDisplayOn: false })
  camwall.settings.change(unattendedSection, { startAtLogin: 'off' })
  await until('no start', () => starts.length === 2)
  expect(starts).toEqual(['kiosk', 'off'])
})

test('the start at login that was chosen last is arranged after the one before', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const { camwall, starts } = await open(() => held)
  camwall.settings.change(unattendedSection, { startAtLogin: 'kiosk' })
  await until('the start in kiosk mode', () => starts.length === 1)
  camwall.settings.change(unattendedSection, { startAtLogin: 'off' })
  expect(starts).toEqual(['kiosk'])
  release()
  await until('no start', () => starts.length === 2)
  expect(starts).toEqual(['kiosk', 'off'])
})
