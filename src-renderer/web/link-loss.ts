/** When the link to the hub is lost: says so, and loads the page again as soon as the hub answers. */
import { text } from '../text/language.ts'
import { isLoggedIn } from './session.ts'
import type { WebBridge } from './web-bridge.ts'
import './link-loss.css'

const TRY_EVERY_MS = 2000

export function followLoss(bridge: Pick<WebBridge, 'onLost'>): void {
  bridge.onLost(() => {
    const banner = document.createElement('p')
    banner.className = 'link-lost'
    banner.setAttribute('role', 'alert')
    banner.textContent = text('web.lost')
    document.body.append(banner)
    tryAgain()
  })
}

function tryAgain(): void {
  setTimeout(() => {
    isLoggedIn().then(() => location.reload(), tryAgain)
  }, TRY_EVERY_MS)
}
