/** Checks the contents of a packed Camwall's folder: required, allowed and forbidden files. */
import assert from 'node:assert/strict'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { PACKED_PACKAGES } from '../../scripts/shipped.ts'
import type { ShippedPart } from '../../src-main/desktop/about.ts'

const MB = 1_000_000
/** The size of the whole folder on the disk. */
const MAX_BYTES = 300 * MB
/** The size of everything except Electron. */
const MAX_OWN_BYTES = 25 * MB
/**
 * The size of Camwall's scripts, most of which are read at every start. The demo, replays, and the workers for values, events, snapshots
 * and recordings, and MQTT's client, which are read when they are used, take 1.5 MB of it.
 */
const MAX_SCRIPT_BYTES = 4.5 * MB
/** Permission bits that must not be set: only the owner, root, may change files that everybody runs. */
const WRITABLE_BY_OTHERS = 0o022

/** The fuses that electron-builder.yml sets and docs/security.md describes. */
const FUSES: ReadonlyMap<FuseV1Options, boolean> = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
])

/** The files in the archive, by purpose. */
const ARCHIVED: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/licences\.json$/,
  /^out\/main\/(chunks\/)?[\w-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/((index|web)\.html|assets\/[\w.-]+\.(js|css))$/,
  /^out\/renderer\/(camwall\.webmanifest|icons\/\d+\.png)$/,
  /^resources\/icons\/512x512\.png$/,
  /^node_modules\/zeromq\/(package\.json|lib\/[\w/-]+\.js|build\/manifest\.json)$/,
  /^node_modules\/zeromq\/build\/linux\/\w+\/node\/glibc-127-Release\/addon\.node$/,
  /^node_modules\/cmake-ts\/(package\.json|build\/loader\.js)$/,
  /^node_modules\/pkg-prebuilds\/(package\.json|bindings\.js|lib\/[\w-]+\.js)$/,
  /^node_modules\/@julusian\/jpeg-turbo\/(package\.json|[\w-]+\.js)$/,
  /^node_modules\/@julusian\/jpeg-turbo\/prebuilds\/jpeg-turbo-linux-\w+\/(node-napi-v7\.node|libturbojpeg\.so\.0)$/,
]

/** The files beside the archive and Electron: bindings, licences, and files for the installed package. */
const BESIDE: readonly RegExp[] = [
  /^LICENSES\.txt$/,
  /^resources\/app\.asar$/,
  /^resources\/app\.asar\.unpacked\/resources\/icons\/512x512\.png$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/.*(\.node|\.so\.0)$/,
  /^resources\/(apparmor-profile|app-update\.yml|package-type)$/,
]

/** The sizes of a package that passed the checks. */
export interface PackageSizes {
  readonly all: number
  readonly own: number
  readonly scripts: number
}

/**
 * @param folder - the folder of the installed program
 * @param electron - the folder of the Electron with which it was packed
 */
export async function checkContents(folder: string, electron: string): Promise<PackageSizes> {
  await checkFuses(join(folder, 'camwall'))
  const files = await filesBelow(folder)
  for (const file of files) {
    const { mode } = await lstat(join(folder, file))
    assert.equal(mode & WRITABLE_BY_OTHERS, 0, `${file} can be changed by others than its owner`)
  }
  const own = await notElectrons(files, electron)
  for (const file of own) assert.ok(fits(file, BESIDE), `${file} has no place in the package`)

  const archive = join(folder, 'resources/app.asar')
  const scripts = checkArchive(archive)
  await checkLicences(folder, archive)
  const sizes = {
    all: await bytesOf(folder, files),
    own: await bytesOf(folder, own),
    scripts,
  }
  assert.ok(sizes.all <= MAX_BYTES, `the package takes ${sizes.all} bytes`)
  assert.ok(sizes.own <= MAX_OWN_BYTES, `what is not Electron's takes ${sizes.own} bytes`)
  assert.ok(sizes.scripts <= MAX_SCRIPT_BYTES, `the scripts take ${sizes.scripts} bytes`)
  return sizes
}

async function checkFuses(program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program)
  for (const [fuse, isOn] of FUSES) {
    const state = wire[fuse]
    const wanted = (isOn ? '1' : '0').charCodeAt(0)
    assert.equal(state, wanted, `the fuse ${FuseV1Options[fuse]} must be ${isOn ? 'on' : 'off'}`)
  }
}

/** @returns the size of Camwall's scripts in bytes */
function checkArchive(archive: string): number {
  let scripts = 0
  const packages = new Set<string>()
  for (const entry of listPackage(archive, { isPack: false })) {
    const file = entry.slice(1)
    const found = statFile(archive, file)
    if (!('size' in found)) continue
    assert.ok(fits(file, ARCHIVED), `${file} has no place in the archive`)
    if (/^out\/.*\.c?js$/.test(file)) scripts += found.size
    const name = /^node_modules\/((?:@[\w-]+\/)?[\w-]+)\//.exec(file)?.[1]
    if (name !== undefined) packages.add(name)
  }
  assert.deepEqual([...packages].sort(), [...PACKED_PACKAGES].sort())
  return scripts
}

async function checkLicences(folder: string, archive: string): Promise<void> {
  const texts = await readFile(join(folder, 'LICENSES.txt'), 'utf8')
  const parts = JSON.parse(
    extractFile(archive, 'out/licences.json').toString(),
  ) as readonly ShippedPart[]
  const names = parts.map(({ name }) => name)
  for (const name of [...PACKED_PACKAGES, 'react', 'zod', 'zustand', 'lucide-react'])
    assert.ok(names.includes(name), `About does not name ${name}`)
  for (const { name, licence } of parts)
    assert.ok(texts.includes(`\n${name}: ${licence}\n`), `LICENSES.txt lacks ${name}`)
  assert.match(texts, /Mozilla Public License,? version 2\.0/i)
  for (const file of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    assert.ok((await stat(join(folder, file))).size > 0)
}

function fits(file: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(file))
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** Electron's program and its licence are renamed. */
async function notElectrons(
  files: readonly string[],
  electron: string,
): Promise<readonly string[]> {
  const theirs = new Set([...(await filesBelow(electron)), 'camwall', 'LICENSE.electron.txt'])
  return files.filter((file) => !theirs.has(file))
}

async function bytesOf(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await lstat(join(folder, file))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
