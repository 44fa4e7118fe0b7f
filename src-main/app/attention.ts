/** How Camwall draws attention when nobody looks at it: notifications of the system, its windows, and the tray. */
import type { Message } from '../contract/text/text.ts'

export interface Attention {
  /** Shows a notification of the system. A click on it brings the wall to the front. */
  notify(notification: { readonly title: Message; readonly body: Message }): void
  /** The window that was used last; the windows are opened again if all are closed. */
  bringToFront(): void
  /** Shows a layout in the window that was used last. Nothing happens if there is no such layout, or no window. */
  showLayout(id: string): void
  /** Shows an icon in the tray, or changes it; `undefined` removes it. */
  showTray(tray: Tray | undefined): void
}

export interface Tray {
  readonly tooltip: Message
  /** Between “Open” and “Quit”. */
  readonly items: readonly TrayItem[]
}

export interface TrayItem {
  readonly label: Message
  /** What it does, or its own menu. */
  readonly acts: (() => void) | readonly TrayItem[]
}
