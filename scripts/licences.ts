/**
 * Collects the licences of everything that is shipped: bundled packages, packages beside the
 * bundle, and libraries inside native modules. A part without a licence fails the build.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ShippedPart } from '../src-main/desktop/about.ts'
import { packageDir, repoRoot } from './paths.ts'
import { SetUpError } from './set-up-error.ts'
import { PACKED_PACKAGES } from './shipped.ts'

/** A part with the text of its licence. */
export interface Licensed extends ShippedPart {
  readonly text: string
}

const outDir = join(repoRoot, 'out')
const ownTexts = join(repoRoot, 'resources/licences')

/** Libraries inside compiled code, and tables inside ours, which no package manager lists. */
const INSIDE: readonly (ShippedPart & { readonly file: string })[] = [
  { name: 'libzmq, in zeromq', licence: 'MPL-2.0', file: join(ownTexts, 'libzmq.txt') },
  { name: 'libsodium, in zeromq', licence: 'ISC', file: join(ownTexts, 'libsodium.txt') },
  {
    name: 'libjpeg-turbo, in @julusian/jpeg-turbo',
    licence: 'IJG AND BSD-3-Clause AND Zlib',
    file: join(ownTexts, 'libjpeg-turbo.txt'),
  },
  {
    name: "AssemblyScript's library, in the scaler",
    licence: 'Apache-2.0',
    file: join(packageDir('assemblyscript'), 'LICENSE'),
  },
  { name: 'The colour map turbo', licence: 'Apache-2.0', file: join(ownTexts, 'turbo.txt') },
  {
    name: 'The colour maps viridis, magma and inferno',
    licence: 'CC0-1.0',
    file: join(ownTexts, 'viridis.txt'),
  },
]

/**
 * Writes `out/LICENSES.txt`, which is shipped, and `out/licences.json`, which the About panel reads.
 *
 * @throws SetUpError if a part has no licence, or its text is missing
 */
export async function gatherLicences(): Promise<void> {
  const parts = await shippedParts(['main', 'preload', 'renderer'])
  await writeFile(join(outDir, 'LICENSES.txt'), licencesText(await ownLicence(), parts, ELECTRON))
  const shipped: readonly ShippedPart[] = parts.map(({ name, licence }) => ({ name, licence }))
  await writeFile(join(outDir, 'licences.json'), JSON.stringify(shipped))
}

/**
 * The licences of everything in the hub for plain Node and in its page, which must be built.
 *
 * @throws SetUpError if a part has no licence, or its text is missing
 */
export async function hubLicences(): Promise<string> {
  return licencesText(await ownLicence(), await shippedParts(['hub', 'renderer']))
}

/** By name, each once. @param bundles - folders in `out/` */
async function shippedParts(bundles: readonly string[]): Promise<readonly Licensed[]> {
  const parts = [
    ...(await Promise.all(bundles.map(readBundled))).flat(),
    ...(await Promise.all(PACKED_PACKAGES.map(packed))),
    ...(await Promise.all(INSIDE.map(inside))),
  ]
  const once = new Map(parts.map((part) => [part.name, part]))
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function ownLicence(): Promise<string> {
  return readFile(join(repoRoot, 'LICENSE'), 'utf8')
}

const ELECTRON =
  'Electron and Chromium, on which Camwall runs, have their licences in files of their own:\n' +
  'LICENSE.electron.txt and LICENSES.chromium.html.'

/**
 * The text that is shipped: Camwall's licence, then that of each part.
 *
 * @param elsewhere - says which licences are in files of their own
 */
export function licencesText(own: string, parts: readonly Licensed[], elsewhere?: string): string {
  const rule = '='.repeat(80)
  return [
    `Camwall\n\n${own.trim()}`,
    ...(elsewhere === undefined ? [] : [elsewhere]),
    ...parts.map(({ name, licence, text }) => `${name}: ${licence}\n\n${text.trim()}`),
  ]
    .join(`\n\n${rule}\n\n`)
    .concat('\n')
}

/** Reads and deletes Vite's list of the packages in one bundle; the list itself is not shipped. */
async function readBundled(part: string): Promise<readonly Licensed[]> {
  const path = join(outDir, part, 'licences.json')
  const entries = JSON.parse(await readFile(path, 'utf8')) as readonly {
    readonly name: string
    readonly identifier?: string
    readonly text?: string
  }[]
  await rm(path)
  return Promise.all(
    entries.map(async ({ name, identifier, text }) =>
      checked(name, identifier, text ?? (await ownText(name))),
    ),
  )
}

async function packed(name: string): Promise<Licensed> {
  const folder = packageDir(name)
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly license?: string
  }
  const file = (await readdir(folder)).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file))
  const text = file === undefined ? ownText(name) : readFile(join(folder, file), 'utf8')
  return checked(name, manifest.license, await text)
}

/** The text for a package that does not contain its licence. */
function ownText(name: string): Promise<string | undefined> {
  return readFile(join(ownTexts, `${name}.txt`), 'utf8').catch(() => undefined)
}

async function inside({ name, licence, file }: (typeof INSIDE)[number]) {
  return checked(name, licence, await readFile(file, 'utf8'))
}

/** Both are needed: most licences require that their text is shipped with the program. */
export function checked(name: string, licence?: string, text?: string): Licensed {
  if (licence !== undefined && text !== undefined && text.trim() !== '')
    return { name, licence, text }
  throw new SetUpError(
    `${name} ships with Camwall, but its ${licence === undefined ? 'licence' : "licence's text"} was not found.\n` +
      `Put the text into resources/licences/${name}.txt, or do without ${name}.`,
  )
}
