/** No page goes elsewhere, opens another window, embeds a guest, or is granted a permission. */
import { app, session } from 'electron'
import { isOwnPage } from './app-protocol.ts'

export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  )
  session.defaultSession.setPermissionCheckHandler(() => false)
  // Else Chromium fetches a dictionary from Google at every start; switching its spelling check off does not stop it.
  session.defaultSession.setSpellCheckerLanguages([])
}
