/** Starts the page. Not in StrictMode, which would start the painter twice. */
import { createRoot } from 'react-dom/client'
import { showGrounds } from './grounds.ts'
import { App } from './shell/app.tsx'
import { loadAgainAfter } from './shell/page-failure.ts'
import { CamwallStore } from './store/camwall-store.ts'
import { LANGUAGE } from './text/language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')
document.documentElement.lang = LANGUAGE.locale
showGrounds()
const store = new CamwallStore(window.camwall)
createRoot(root, { onUncaughtError: (error) => loadAgainAfter(error, store) }).render(
  <App store={store} />,
)
