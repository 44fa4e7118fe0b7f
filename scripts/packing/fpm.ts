/** Replaces fpm for electron-builder: builds the deb with Debian's dpkg-deb. */
import { runScript } from '../set-up-error.ts'
import { buildDeb, readFpmArguments } from './deb.ts'

await runScript(async () => {
  await buildDeb(readFpmArguments(process.argv.slice(2)))
  return 0
})
