/** Builds the hub for plain Node, and packs it into a tarball that npm installs, and that runs where it is unpacked. */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { build } from 'vite'
import { buildParts } from '../build.ts'
import { capture } from '../capture.ts'
import { hubLicences } from '../licences.ts'
import { npmCommand } from '../npm.ts'
import { distDir, packageDir, repoRoot } from '../paths.ts'
import { SetUpError } from '../set-up-error.ts'
import { PACKED_PACKAGES, readManifest } from '../shipped.ts'
import { hubManifest, isLoaded, packedManifest } from './hub-plan.ts'
import { removeOlderTarballs } from './older-tarballs.ts'

/** Where the contents of the tarball are put together. */
const stage = join(repoRoot, 'out', 'hub-package')

/** Files of the repository, by their places in the tarball. */
const COPIED: Readonly<Record<string, string>> = {
  'README.md': 'resources/hub/README.md',
  LICENSE: 'LICENSE',
  Containerfile: 'resources/hub/Containerfile',
  'camwall-hub.service': 'resources/systemd/camwall-hub.service',
  'out/hub': 'out/hub',
  'out/renderer': 'out/renderer',
}

export async function buildHub(): Promise<void> {
  await build({ configFile: join(repoRoot, 'vite.hub.config.ts') })
}

/**
 * Resolves to the path of the tarball.
 *
 * @throws SetUpError if npm fails
 */
export async function packHub(): Promise<string> {
  await buildHub()
  await buildParts() // The page for browsers is that of the desktop program.
  await rm(stage, { recursive: true, force: true })
  await mkdir(stage, { recursive: true })
  await writeFile(join(stage, 'LICENSES.txt'), await hubLicences()) // Reads and deletes a file that is not shipped.
  for (const [to, from] of Object.entries(COPIED))
    await cp(join(repoRoot, from), join(stage, to), { recursive: true })
  await writeJson(join(stage, 'package.json'), hubManifest(await readManifest()))
  await Promise.all(PACKED_PACKAGES.map(copyLoaded))
  await mkdir(distDir, { recursive: true })
  const { command, args } = npmCommand(
    ['pack', stage, '--pack-destination', distDir, '--ignore-scripts', '--silent'],
    process.env,
  )
  const run = await capture(command, args)
  if (!run.ok) throw new SetUpError(`npm pack failed.\n${run.stdout}${run.stderr}`)
  const name = run.stdout.trim()
  await removeOlderTarballs(distDir, name)
  return join(distDir, name)
}

async function copyLoaded(name: string): Promise<void> {
  const folder = packageDir(name)
  const target = join(stage, 'node_modules', name)
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => relative(folder, join(parentPath, file)))
  for (const file of files) {
    if (!isLoaded(name, file.replaceAll(sep, '/'))) continue
    await cp(join(folder, file), join(target, file))
  }
  await writeJson(join(target, 'package.json'), packedManifest(await readManifest(folder)))
}

function writeJson(path: string, content: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`)
}
