/** Packs Camwall into `dist/` with electron-builder, which is configured by electron-builder.yml. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from '../build.ts'
import { capture } from '../capture.ts'
import { ensureElectron, namedElectron } from '../electron.ts'
import { officialVersion } from '../electron-official.ts'
import { runForeground } from '../foreground.ts'
import { isOnPath } from '../machine.ts'
import { distDir, packageDir, repoRoot } from '../paths.ts'
import { SetUpError } from '../set-up-error.ts'
import type { BuilderOptions } from './run-builder.ts'
import { packedVersion, tarArguments, type PackageKind, type TestKind } from './pack-plan.ts'

/**
 * Packs everything that electron-builder.yml lists for this platform, with the official Electron.
 *
 * @throws SetUpError if a variable names another Electron, which a release must not contain
 */
export async function packRelease(): Promise<void> {
  if (namedElectron(process.env) !== undefined)
    throw new SetUpError(
      "A release is packed on Electron's own download: unset CAMWALL_ELECTRON and ELECTRON_EXEC_PATH.",
    )
  // From the package `electron`, which package-lock.json pins.
  const checksums = await readFile(join(packageDir('electron'), 'checksums.json'), 'utf8')
  await pack({
    config: {
      electronDownload: { checksums: JSON.parse(checksums) as Readonly<Record<string, string>> },
    },
  })
}

/** Packs for this computer, with the Electron of `npm start`: the deb if possible, else only the program's folder. */
export async function packForTest(kind: TestKind): Promise<void> {
  const { path, version } = await availableElectron()
  const hasDeb = process.platform === 'linux' && (await isOnPath('dpkg-deb'))
  await pack({
    ...(hasDeb ? { linux: ['deb'] } : { dir: true }),
    [process.arch]: true,
    config: {
      electronDist: path,
      electronVersion: version,
      extraMetadata: { version: packedVersion(kind, await ownVersion()) },
      deb: { compression: 'gz' },
      electronFuses: { enableNodeCliInspectArguments: kind === 'inspectable' },
    },
  })
  await warnTestOnly(version)
}

/** @throws SetUpError if electron-builder fails, which has printed the reason */
async function pack(options: BuilderOptions): Promise<void> {
  await rm(distDir, { recursive: true, force: true })
  await build()
  // dpkg-deb builds the same package; fpm would be an additional download.
  const hasDpkg = await isOnPath('dpkg-deb')
  const fpm = hasDpkg ? { CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm') } : {}
  const builder = join(import.meta.dirname, 'run-builder.ts')
  const given = JSON.stringify({ ...options, projectDir: repoRoot, publish: 'never' })
  const code = await runForeground(process.execPath, ['--import', 'tsx', builder, given], {
    cwd: repoRoot,
    env: { ...process.env, ...fpm },
    signalTo: 'group',
  })
  if (code !== 0)
    throw new SetUpError(
      'electron-builder could not pack Camwall; its last lines above say why.\n' +
        'A release needs the network: for Electron itself and for the tools that make installers.',
    )
}

/** Packs the program's folder with tar. electron-builder would use 7-Zip, an additional download. */
export async function packArchives(kind: PackageKind): Promise<void> {
  const version = packedVersion(kind, await ownVersion())
  const folders = (await readdir(distDir)).filter((name) => /^linux.*-unpacked$/.test(name))
  for (const folder of folders) {
    const arch = /^linux-(\w+)-unpacked$/.exec(folder)?.[1] ?? 'x64'
    const run = await capture('tar', tarArguments(distDir, folder, `camwall-${version}-${arch}`))
    if (!run.ok) throw new SetUpError(`tar could not pack ${folder}: ${run.failure}`)
  }
}

async function availableElectron(): Promise<{ readonly path: string; readonly version: string }> {
  const program = await ensureElectron()
  const path = program.replace(/[\\/]Electron\.app[\\/].*$|[\\/][^\\/]+$/, '')
  const version = await readFile(join(path, 'version'), 'utf8')
  return { path, version: version.trim().replace(/^v/, '') }
}

async function ownVersion(): Promise<string> {
  const manifest = await readFile(join(repoRoot, 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { readonly version: string }).version
}

async function warnTestOnly(electron: string): Promise<void> {
  const rule = '='.repeat(80)
  const wanted = await officialVersion()
  const isStandIn = electron !== wanted
  const on = `Electron ${electron}${isStandIn ? `, a stand-in: NOT the ${wanted} of a release` : ''}`
  console.error(`\n${rule}\nPACKED FOR TESTS ONLY, on ${on}.\nThis is no release.\n${rule}`)
}
