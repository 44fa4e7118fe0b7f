/**
 * `npm run dev`: like `npm start`, but with hot reload from the sources.
 */
import { withDisplay } from './display.ts'
import { ensureElectron } from './electron.ts'
import { runForeground } from './foreground.ts'
import { electronEnvironment, hiddenLines, logNoSandbox } from './launch.ts'
import { ensureLinuxLibraries } from './linux-libraries.ts'
import { isRoot } from './machine.ts'
import { packageCommand, repoRoot } from './paths.ts'
import { runScript } from './set-up-error.ts'

await runScript(async () => {
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  const script = await packageCommand('electron-vite', 'electron-vite')
  const root = isRoot()
  if (root) logNoSandbox()
  const ownFlags = root ? ['--noSandbox'] : []
  return withDisplay((display) =>
    runForeground(process.execPath, [script, 'dev', ...ownFlags, '--', ...process.argv.slice(2)], {
      cwd: repoRoot,
      env: { ...electronEnvironment(display.env), ELECTRON_EXEC_PATH: electron },
      // electron-vite forwards the signal to Electron and waits for it.
      signalTo: 'command',
      ...hiddenLines(display),
    }),
  )
})
