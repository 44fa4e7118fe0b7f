/** Starts the page in a browser: log-in, the link to the hub, then the same page as in a window. */
import { languageOf } from '../src-main/contract/text/languages.ts'
import { showGrounds } from './grounds.ts'
import { WebBridge } from './web/web-bridge.ts'

const bridge = new WebBridge(languageOf(navigator.languages))
// Before the texts are loaded, which are in its language.
Object.assign(globalThis, { camwall: bridge })
showGrounds()
const { logIn } = await import('./web/log-in.tsx')
const { followLoss, openLink } = await import('./web/link-loss.ts')
await openLink(bridge, logIn)
followLoss(bridge)
await import('./main.tsx')
