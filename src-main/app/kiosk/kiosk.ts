/** Kiosk mode: which keys reach a page, and how a person leaves it. Imports no Electron. */
import { hashPassword, isPasswordRight } from '../../lib/password-hash.ts'
import { pause } from '../../lib/pause.ts'
import type { Camwall } from '../camwall.ts'
import type { HandlersOf } from '../request-context.ts'
import type { Kept } from '../settings/settings-store.ts'
import { kioskSection, type kioskRequests, type KioskState } from './contract.ts'
import { isLeaveKeys, typesPin, type KioskKey } from './keys.ts'
import { pinSchema, type KeptPin } from './pin.ts'

/** Nothing may lie over the pictures of an unattended wall: the question for the PIN goes by itself. */
const ASK_FOR_MS = 30_000
/** After a wrong PIN: to try all PINs of four digits takes eight hours. */
const WRONG_PIN_PAUSE_MS = 3000

export class Kiosk {
  readonly #camwall: Pick<Camwall, 'settings' | 'publisher'>
  readonly #pin: Kept<KeptPin>
  readonly #leaving = new Set<() => void>()
  #isOn: boolean
  #asksIn: string | undefined
  #asking: NodeJS.Timeout | undefined
  /** Resolves when the next PIN may be tried. */
  #mayTry: Promise<unknown> = Promise.resolve()

  constructor(camwall: Pick<Camwall, 'settings' | 'publisher'>, isOn: boolean) {
    this.#camwall = camwall
    this.#isOn = isOn
    this.#pin = camwall.settings.keep('kioskPin', pinSchema, null)
    this.#publish()
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Calls back when kiosk mode ends. */
  onLeave(listener: () => void): void {
    this.#leaving.add(listener)
  }

  /**
   * Whether the page of a window may have this key. The keys that leave kiosk mode are handled here, and no page has them.
   *
   * @param window - the id of the window that has the focus
   */
  passes(key: KioskKey, window: string): boolean {
    if (!this.#isOn) return true
    if (isLeaveKeys(key, this.#camwall.settings.get(kioskSection).leaveKeys)) {
      if (key.isPress) this.#askOrLeave(window)
      return false
    }
    return this.#asksIn === window && typesPin(key)
  }

  get handlers(): HandlersOf<typeof kioskRequests> {
    return {
      'kiosk:leave': async (_context, pin) => ({ isRight: await this.#try(pin) }),
      'kiosk:stay': () => this.#ask(undefined),
      'kiosk:set-pin': async (_context, pin) => {
        this.#pin.set(pin === undefined ? null : await hashPassword(pin))
        this.#publish()
      },
    }
  }

  /** At the exit. */
  stop(): void {
    clearTimeout(this.#asking)
  }

  #askOrLeave(window: string): void {
    if (this.#pin.value === null) this.#leave()
    else this.#ask(window)
  }

  #ask(window: string | undefined): void {
    clearTimeout(this.#asking)
    this.#asksIn = window
    if (window !== undefined) this.#asking = setTimeout(() => this.#ask(undefined), ASK_FOR_MS)
    this.#publish()
  }

  #try(pin: string): Promise<boolean> {
    const attempt = this.#mayTry.then(() => this.#leaveBy(pin))
    this.#mayTry = attempt.then((isRight) => (isRight ? undefined : pause(WRONG_PIN_PAUSE_MS)))
    return attempt
  }

  async #leaveBy(pin: string): Promise<boolean> {
    const kept = this.#pin.value
    if (kept === null || this.#asksIn === undefined || !(await isPasswordRight(pin, kept)))
      return false
    this.#leave()
    return true
  }

  #leave(): void {
    this.#isOn = false
    this.#ask(undefined)
    for (const listener of this.#leaving) listener()
  }

  #publish(): void {
    const kiosk: KioskState = {
      isOn: this.#isOn,
      asksIn: this.#asksIn,
      hasPin: this.#pin.value !== null,
    }
    this.#camwall.publisher.publish({ kiosk })
  }
}
