/** `npm start`: sets up the machine, builds Camwall and runs it with the given flags. */
import { build } from './build.ts'
import { withDisplay } from './display.ts'
import { ensureElectron } from './electron.ts'
import { launch } from './launch.ts'
import { ensureLinuxLibraries } from './linux-libraries.ts'
import { runScript } from './set-up-error.ts'

await runScript(async () => {
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  console.log('Building Camwall.')
  await build()
  return withDisplay((display) => launch({ electron, flags: process.argv.slice(2), display }))
})
