/**
 * Runs electron-builder with the options given as JSON, in a process of its own: its exit hook ends
 * a process that has failed with code 0.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type AfterPackContext, type CliOptions } from 'electron-builder'

/** What {@link CliOptions} has of use here, and what JSON can carry. */
export type BuilderOptions = Omit<CliOptions, 'config'> & { readonly config: object }

const [given = ''] = process.argv.slice(2)
const { config, ...options } = JSON.parse(given) as BuilderOptions
try {
  await build({ ...options, config: { ...config, afterPack: removeSample } })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** electron-builder leaves Electron's sample in when the Electron is not its own download. */
async function removeSample({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
