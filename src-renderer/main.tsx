/** Starts the page. Not in StrictMode, which would start the painter twice. */
import { createRoot } from 'react-dom/client'
import { GROUNDS } from '../src-main/contract/theme.ts'
import { App } from './shell/app.tsx'
import { CamwallStore } from './store/camwall-store.ts'
import { LANGUAGE } from './text/language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')
document.documentElement.lang = LANGUAGE.locale
for (const [theme, ground] of Object.entries(GROUNDS))
  document.documentElement.style.setProperty(`--ground-${theme}`, ground)
createRoot(root).render(<App store={new CamwallStore(window.camwall)} />)
