import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkLeaveKeys, kioskSection } from '../../../../src-main/app/kiosk/contract.ts'
import { Kiosk } from '../../../../src-main/app/kiosk/kiosk.ts'
import type { KioskKey } from '../../../../src-main/app/kiosk/keys.ts'
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'
import { Publisher } from '../../../../src-main/app/state/publisher.ts'
import type { AnySection } from '../../../../src-main/contract/setting.ts'
import { hubSection } from '../../../../src-main/contract/settings.ts'
import { aWindow } from '../../../support/a-window.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-kiosk-'))
  path = join(folder, 'settings.json')
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await rm(folder, { recursive: true })
})

const CONTEXT = {
  window: aWindow({ rights: new Set(['view', 'configure'] as const) }),
}

async function openKiosk(isOn = true) {
  const settings = await openSettingsStore<readonly AnySection[]>({
    path,
    sections: [hubSection, kioskSection],
    flags: {},
    onTrouble: (what) => {
      throw new Error(what.key)
    },
  })
  closing.push(() => settings.flush())
  const publisher = new Publisher()
  const kiosk = new Kiosk({ settings, publisher }, isOn)
  let left = 0
  kiosk.onLeave(() => left++)
  return { kiosk, settings, publisher, timesLeft: () => left }
}

function key(name: string, more: Partial<KioskKey> = {}): KioskKey {
  return {
    key: name,
    code: '',
    ctrl: false,
    alt: false,
    shift: false,
    other: false,
    isPress: true,
    ...more,
  }
}

const LEAVE = key('Q', { ctrl: true, alt: true, shift: true })

describe('without a PIN', () => {
  test.each([
    key('Escape'),
    key('F11'),
    key('1'),
    key('q', { ctrl: true }),
    key('n', { ctrl: true }),
    key('F4', { alt: true }),
    key('Q', { ctrl: true, alt: true, shift: true, other: true }),
  ])('the page does not have %j, and kiosk mode stays', async (pressed) => {
    const { kiosk, timesLeft } = await openKiosk()
    expect(kiosk.passes(pressed, 'w1')).toBe(false)
    expect(kiosk.isOn).toBe(true)
    expect(timesLeft()).toBe(0)
  })

  test('its own keys end it, and then the page has every key', async () => {
    const { kiosk, publisher, timesLeft } = await openKiosk()
    expect(kiosk.passes({ ...LEAVE, isPress: false }, 'w1')).toBe(false)
    expect(kiosk.isOn).toBe(true)
    expect(kiosk.passes(LEAVE, 'w1')).toBe(false)
    expect(kiosk.isOn).toBe(false)
    expect(timesLeft()).toBe(1)
    expect(publisher.published.topics).toMatchObject({ kiosk: { isOn: false } })
    expect(kiosk.passes(key('F11'), 'w1')).toBe(true)
  })

  test('other keys can be set', async () => {
    const { kiosk, settings } = await openKiosk()
    settings.change(kioskSection, { leaveKeys: 'Ctrl+F9' })
    kiosk.passes(LEAVE, 'w1')
    expect(kiosk.isOn).toBe(true)
    kiosk.passes(key('F9', { ctrl: true }), 'w1')
    expect(kiosk.isOn).toBe(false)
  })

  test('the place of a letter counts where Ctrl+Alt makes it another character', async () => {
    const { kiosk } = await openKiosk()
    kiosk.passes({ ...LEAVE, key: '@', code: 'KeyQ' }, 'w1')
    expect(kiosk.isOn).toBe(false)
  })
})

describe('with a PIN', () => {
  test('its keys ask for it in their window, which then has the keys that type it', async () => {
    const { kiosk, publisher } = await openKiosk()
    await kiosk.handlers['kiosk:set-pin'](CONTEXT, '2468')
    expect(kiosk.passes(key('1'), 'w2')).toBe(false)
    kiosk.passes(LEAVE, 'w2')
    expect(kiosk.isOn).toBe(true)
    expect(publisher.published.topics).toMatchObject({ kiosk: { asksIn: 'w2', hasPin: true } })
    expect(kiosk.passes(key('1'), 'w2')).toBe(true)
    expect(kiosk.passes(key('Enter'), 'w2')).toBe(true)
    expect(kiosk.passes(key('1'), 'w1')).toBe(false)
    expect(kiosk.passes(key('F11'), 'w2')).toBe(false)
    expect(kiosk.passes(key('n', { ctrl: true }), 'w2')).toBe(false)
    await kiosk.handlers['kiosk:stay'](CONTEXT)
    expect(kiosk.passes(key('1'), 'w2')).toBe(false)
  })

  test('only the right one ends it, and only when it was asked for', async () => {
    const { kiosk } = await openKiosk()
    await kiosk.handlers['kiosk:set-pin'](CONTEXT, '2468')
    kiosk.passes(LEAVE, 'w1')
    expect(await kiosk.handlers['kiosk:leave'](CONTEXT, '2469')).toEqual({ isRight: false })
    expect(kiosk.isOn).toBe(true)
    expect(await kiosk.handlers['kiosk:leave'](CONTEXT, '2468')).toEqual({ isRight: true })
    expect(kiosk.isOn).toBe(false)
    kiosk.stop()

    const again = await openKiosk()
    expect(await again.kiosk.handlers['kiosk:leave'](CONTEXT, '2468')).toEqual({ isRight: false })
    expect(again.kiosk.isOn).toBe(true)
  })

  test('only its hash is kept, with a salt of its own', async () => {
    const { kiosk, settings } = await openKiosk()
    const texts: string[] = []
    for (let time = 0; time < 2; time++) {
      await kiosk.handlers['kiosk:set-pin'](CONTEXT, '2468135')
      await settings.flush()
      texts.push(await readFile(path, 'utf8'))
    }
    expect(texts[0]).not.toBe(texts[1])
    for (const text of texts) expect(text).not.toContain('2468135')
    expect(JSON.stringify(settings.view)).not.toContain('hash')
  })

  test('none is asked for once it is removed', async () => {
    const { kiosk } = await openKiosk()
    await kiosk.handlers['kiosk:set-pin'](CONTEXT, '2468')
    await kiosk.handlers['kiosk:set-pin'](CONTEXT, undefined)
    kiosk.passes(LEAVE, 'w1')
    expect(kiosk.isOn).toBe(false)
  })
})

test.each([
  ['shift + ctrl+Q', 'Ctrl+Shift+q'],
  ['Alt+f12', 'Alt+F12'],
  ['Ctrl+9', 'Ctrl+9'],
])('%s leaves kiosk mode as %s', (typed, keys) => {
  expect(checkLeaveKeys(typed)).toEqual({ ok: true, keys })
})

test.each(['q', 'Shift+q', 'Ctrl+', 'Ctrl+Meta+q', 'Ctrl+Escape', ''])('%j does not', (typed) => {
  expect(checkLeaveKeys(typed)).toMatchObject({ ok: false })
})
