/** Stands where electron-builder expects fpm, and builds the deb with Debian's own dpkg-deb. */
import { runScript } from '../set-up-error.ts'
import { buildDeb, readFpmArguments } from './deb.ts'

await runScript(async () => {
  await buildDeb(readFpmArguments(process.argv.slice(2)))
  return 0
})
