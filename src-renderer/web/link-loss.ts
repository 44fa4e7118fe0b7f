/** When there is no link to the hub, at first or any more: says so and why, and tries again until there is one. */
import type { PlainTextKey } from '../../src-main/contract/text/text.ts'
import { text } from '../text/language.ts'
import { isLoggedIn } from './session.ts'
import type { WebBridge } from './web-bridge.ts'
import './link-loss.css'

const FIRST_TRY_AFTER_MS = 2000
/** Many pages may wait for one hub, which may be away for days. */
const LONGEST_WAIT_MS = 30_000

/** Resolves when the link is open. */
export async function openLink(
  bridge: Pick<WebBridge, 'open'>,
  logIn: () => Promise<void>,
): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await logIn()
      await bridge.open()
      hideLoss()
      return
    } catch {
      const why = await whyNot()
      showLoss(why)
      if (why !== 'web.log-in-not-kept') await waited(tries) // There the form waits for a person.
    }
  }
}

/** Loads the page again as soon as the hub answers. */
export function followLoss(bridge: Pick<WebBridge, 'onLost'>): void {
  bridge.onLost(() => {
    showLoss('web.lost')
    void loadAgain()
  })
}

async function loadAgain(): Promise<void> {
  for (let tries = 0; ; tries++) {
    await waited(tries)
    const answers = await isLoggedIn().then(
      () => true,
      () => false,
    )
    if (answers) {
      location.reload()
      return
    }
  }
}

/** A browser does not tell why a WebSocket was not accepted. */
async function whyNot(): Promise<PlainTextKey> {
  try {
    return (await isLoggedIn()) ? 'web.not-accepted' : 'web.log-in-not-kept'
  } catch {
    return 'web.lost'
  }
}

function waited(tries: number): Promise<void> {
  const wait = Math.min(FIRST_TRY_AFTER_MS * 2 ** tries, LONGEST_WAIT_MS)
  return new Promise((resolve) => setTimeout(resolve, wait))
}

function showLoss(why: PlainTextKey): void {
  hideLoss()
  const banner = document.createElement('p')
  banner.className = 'link-lost'
  banner.setAttribute('role', 'alert')
  banner.textContent = text(why)
  document.body.append(banner)
}

function hideLoss(): void {
  document.querySelector('.link-lost')?.remove()
}
