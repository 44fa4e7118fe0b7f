/** A minimal Electron program: one full-screen window of one colour. */
import { join } from 'node:path'
import { app, BrowserWindow, screen } from 'electron'

void app.whenReady().then(() => {
  const { bounds } = screen.getPrimaryDisplay()
  const window = new BrowserWindow({ ...bounds, fullscreen: true, backgroundColor: '#0c0e11' })
  return window.loadFile(join(import.meta.dirname, 'index.html'))
})
