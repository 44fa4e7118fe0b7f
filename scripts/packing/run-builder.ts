/**
 * Runs electron-builder with the options given as JSON. It needs a separate process, because its
 * exit hook ends a failed process with code 0.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type AfterPackContext, type CliOptions } from 'electron-builder'
import { messageOf } from '../../src-main/lib/message-of.ts'

/** The part of {@link CliOptions} that is used here and can be written as JSON. */
export type BuilderOptions = Omit<CliOptions, 'config'> & { readonly config: object }

const [given = ''] = process.argv.slice(2)
const { config, ...options } = JSON.parse(given) as BuilderOptions
try {
  await build({ ...options, config: { ...config, afterPack: removeSample } })
} catch (error) {
  console.error(messageOf(error))
  process.exit(1)
}

/** Removes Electron's sample app, which electron-builder does not remove from an Electron that it did not download. */
async function removeSample({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
