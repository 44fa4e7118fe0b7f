/** The page: the wall, what lies over it, and the bar below. */
import { useEffect } from 'react'
import { EmptyWall } from './empty-wall/empty-wall.tsx'
import { Notices } from './notices/notices.tsx'
import { SettingsSheet } from './settings/settings-sheet.tsx'
import { StatusBar } from './status-bar/status-bar.tsx'
import type { CamwallStore } from '../store/camwall-store.ts'
import { CamwallContext, useCamwall } from '../store/use-camwall.ts'
import { Wall } from '../wall/wall.tsx'
import { listenForPageKeys } from './page-keys.ts'
import './app.css'

export function App({ store }: { readonly store: CamwallStore }) {
  useEffect(() => store.start(), [store])
  useEffect(() => listenForPageKeys(window, store), [store])
  return (
    <CamwallContext value={store}>
      <Page />
    </CamwallContext>
  )
}

function Page() {
  const isEmpty = useCamwall((state) => state.tiles.length === 0)
  const isFullScreen = useCamwall((state) => state.wall?.fullScreen === true)
  const settingsOpen = useCamwall((state) => state.settingsOpen)
  const spoken = useCamwall((state) => state.spoken)
  return (
    <div className="page" data-full-screen={isFullScreen ? true : undefined}>
      <div className="page-wall">
        <Wall />
        {isEmpty ? <EmptyWall /> : undefined}
        <Notices />
        {settingsOpen ? <SettingsSheet /> : undefined}
      </div>
      {isFullScreen ? undefined : <StatusBar />}
      <p className="spoken" aria-live="assertive">
        {spoken}
      </p>
    </div>
  )
}
