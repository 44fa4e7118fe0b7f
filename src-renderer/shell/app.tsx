/** The page: the wall with everything over it, and the status bar below. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { hasPicture } from '../../src-main/contract/tiles.ts'
import type { CommandId } from '../../src-main/features/list.ts'
import { runCommand } from '../features/commands.ts'
import { features } from '../features/list.ts'
import type { PageFeature } from '../features/page-feature.ts'
import type { CamwallStore, OpenDialog } from '../store/camwall-store.ts'
import { CamwallContext, useCameras, useCamwallStore, useTopics } from '../store/use-camwall.ts'
import { Wall } from '../wall/wall.tsx'
import { applyTyped } from './apply-typed.ts'
import { EmptyLayout } from './empty-wall/empty-layout.tsx'
import { EmptyWall } from './empty-wall/empty-wall.tsx'
import { listenForKeys } from './keys.ts'
import { KeysSheet } from './keys-sheet/keys-sheet.tsx'
import { NoticeGlance } from './notices/notice-counter.tsx'
import { NoticesSheet } from './notices/notices-sheet.tsx'
import { SettingsSheet } from './settings/settings-sheet.tsx'
import { StatusBar } from './status-bar/status-bar.tsx'
import { Tabs } from './tabs/tabs.tsx'
import './app.css'

/** The panels at the right side, by the command that opens each. */
const sheets = features.reduce<NonNullable<PageFeature['sheets']>>(
  (all, feature) => ({ ...all, ...feature.sheets }),
  { settings: SettingsSheet, notices: NoticesSheet, keys: KeysSheet },
)

export function App({ store }: { readonly store: CamwallStore }) {
  useEffect(() => {
    const stops = [
      store.main.start((id) => runCommand(store, id)),
      listenForKeys(window, store),
      store.sheet.subscribe(applyTyped),
      ...features.flatMap((feature) => feature.start?.(store) ?? []),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [store])
  return (
    <CamwallContext value={store}>
      <Page />
    </CamwallContext>
  )
}

function Page() {
  const { tiles, sheet, dialog } = useCamwallStore()
  const isEmpty = useStore(tiles.state, (all) => all.length === 0)
  const isFullScreen = useTopics((topics) => topics?.window.fullScreen === true)
  const openSheet = useStore(sheet)
  const opened = useStore(dialog)
  return (
    <div className="page" data-full-screen={isFullScreen ? true : undefined}>
      <div className="page-wall">
        <Wall />
        {isEmpty ? <Empty /> : undefined}
        {features.map(({ Overlay }, index) =>
          Overlay === undefined ? undefined : <Overlay key={index} />,
        )}
        {isFullScreen ? <NoticeGlance /> : undefined}
        {opened === undefined ? undefined : <Dialog {...opened} />}
      </div>
      {openSheet === undefined ? undefined : <OpenSheet command={openSheet} />}
      {features.map(({ Bar }, index) =>
        Bar === undefined ? undefined : (
          <Bar key={index}>
            <PastActs />
          </Bar>
        ),
      )}
      {isFullScreen ? undefined : <Tabs />}
      {isFullScreen ? undefined : <StatusBar />}
      <Spoken />
    </div>
  )
}

function PastActs() {
  return features.map(({ PastActs: Acts }, index) =>
    Acts === undefined ? undefined : <Acts key={index} />,
  )
}

/** Cameras without a picture have no tile in any layout. */
function Empty() {
  const cameras = useCameras()
  return [...cameras.values()].some(hasPicture) ? <EmptyLayout /> : <EmptyWall />
}

function OpenSheet({ command }: { readonly command: CommandId }) {
  const Content = sheets[command]
  return Content === undefined ? undefined : <Content />
}

function Dialog({ command, camera = '' }: OpenDialog) {
  const feature = features.find(({ dialogs }) => dialogs?.[command] !== undefined)
  const Content = feature?.dialogs?.[command]
  return Content === undefined ? undefined : <Content key={camera} camera={camera} />
}

/** A component of its own, so that an announcement renders nothing else. */
function Spoken() {
  const spoken = useStore(useCamwallStore().voice.spoken)
  return (
    <p className="spoken" aria-live="assertive">
      {spoken}
    </p>
  )
}
