/** The least that an Electron program can be: one window of one colour, as large as the screen. */
import { join } from 'node:path'
import { app, BrowserWindow, screen } from 'electron'

app.whenReady().then(() => {
  const { bounds } = screen.getPrimaryDisplay()
  const window = new BrowserWindow({ ...bounds, fullscreen: true, backgroundColor: '#0c0e11' })
  return window.loadFile(join(import.meta.dirname, 'index.html'))
})
