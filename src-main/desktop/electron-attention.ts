/** Implements `Attention` with Electron. */
import { app, Menu, nativeImage, Notification, Tray as TrayIcon } from 'electron'
import type { Attention, Tray } from '../app/attention.ts'
import { message } from '../contract/text/text.ts'
import { iconPath } from './icon-path.ts'
import { systemLanguage } from './system-language.ts'
import { trayTemplate } from './tray-template.ts'

/** In pixels without scaling; the bars of the systems have between 16 and 24. */
const TRAY_ICON_SIZE = 22

export interface AttentionParts extends Pick<Attention, 'bringToFront' | 'showLayout'> {
  /** Whether there is always an icon in the tray. */
  readonly hasTray: boolean
}

export function electronAttention({ hasTray, ...windows }: AttentionParts): Attention {
  const least: Tray | undefined = hasTray
    ? { tooltip: message('tray.no-window'), items: [] }
    : undefined
  /** What the tray is to show. */
  let wanted = least
  let icon: TrayIcon | undefined
  /** Kept, because a notification that is garbage collected reports no click. */
  let newest: Notification | undefined
  const showIcon = () => {
    if (wanted === undefined) {
      icon?.destroy()
      icon = undefined
      return
    }
    const language = systemLanguage()
    icon ??= openIcon(windows.bringToFront)
    icon.setToolTip(language.say(wanted.tooltip))
    const acts = { open: windows.bringToFront, quit: () => app.quit() }
    icon.setContextMenu(Menu.buildFromTemplate([...trayTemplate(wanted, language, acts)]))
  }
  void app.whenReady().then(showIcon)
  return {
    ...windows,
    notify: ({ title, body }) => {
      const language = systemLanguage()
      newest = new Notification({ title: language.say(title), body: language.say(body) })
      newest.on('click', windows.bringToFront)
      newest.show()
    },
    showTray: (tray) => {
      wanted = tray ?? least
      void app.whenReady().then(showIcon)
    },
  }
}

function openIcon(open: () => void): TrayIcon {
  const image = nativeImage.createFromPath(iconPath())
  const icon = new TrayIcon(image.resize({ width: TRAY_ICON_SIZE, height: TRAY_ICON_SIZE }))
  icon.on('click', open)
  return icon
}
