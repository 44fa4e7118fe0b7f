/**
 * Builds a Debian package with dpkg-deb, from the arguments that electron-builder passes to fpm. fpm
 * would be an additional download that contains Ruby; dpkg-deb is on every Debian and Ubuntu. The
 * contents of the package are still determined by electron-builder and its configuration.
 */
import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { capture } from '../capture.ts'
import { SetUpError } from '../set-up-error.ts'

/** A file, or with a final slash the contents of a folder, and its path on the user's computer. */
export interface Mapping {
  readonly from: string
  readonly to: string
}

export interface DebPlan {
  /** Fields of Debian's control file, except the size, in order. */
  readonly control: Readonly<Record<string, string>>
  readonly files: readonly Mapping[]
  /** Scripts that dpkg runs after the installation and after the removal. */
  readonly afterInstall: string
  readonly afterRemove: string
  /** Arguments of dpkg-deb. */
  readonly compression: readonly string[]
  /** The path of the package. */
  readonly path: string
}

/** `gz` is used for test packages, whose size is less important than the time to build them. */
const COMPRESSION: Readonly<Record<string, readonly string[]>> = {
  gz: ['-Zgzip', '-z1'],
  xz: ['-Zxz'],
}

const OPTIONS = {
  architecture: { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  category: { type: 'string' },
  'deb-compression': { type: 'string' },
  'deb-priority': { type: 'string' },
  'deb-recommends': { type: 'string', multiple: true },
  depends: { type: 'string', short: 'd', multiple: true },
  description: { type: 'string' },
  force: { type: 'boolean' },
  license: { type: 'string' },
  maintainer: { type: 'string' },
  name: { type: 'string' },
  package: { type: 'string' },
  'input-type': { type: 'string', short: 's' },
  'output-type': { type: 'string', short: 't' },
  url: { type: 'string' },
  vendor: { type: 'string' },
  version: { type: 'string' },
} as const

/**
 * Parses the fpm command line of electron-builder. An unknown argument is an error: a newer
 * electron-builder may pass one that must not be ignored silently.
 */
export function readFpmArguments(args: readonly string[]): DebPlan {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  })
  const needed = (name: keyof typeof OPTIONS): string => {
    const value = values[name]
    if (typeof value === 'string') return value
    throw new Error(`electron-builder names no --${name} for the deb`)
  }
  if (needed('output-type') !== 'deb') throw new Error('only a deb can be built in place of fpm')
  return {
    control: {
      Package: needed('name'),
      Version: needed('version'),
      Architecture: needed('architecture'),
      Maintainer: needed('maintainer'),
      Depends: (values.depends ?? []).join(', '),
      Recommends: (values['deb-recommends'] ?? []).join(', '),
      Section: needed('category'),
      Priority: needed('deb-priority'),
      Homepage: needed('url'),
      Description: needed('description'),
    },
    files: positionals.map(readMapping),
    afterInstall: needed('after-install'),
    afterRemove: needed('after-remove'),
    compression: compressionOf(needed('deb-compression')),
    path: needed('package'),
  }
}

function compressionOf(name: string): readonly string[] {
  const args = COMPRESSION[name]
  if (args === undefined)
    throw new Error(`the deb cannot be compressed as ${name}: gz and xz are known`)
  return args
}

function readMapping(text: string): Mapping {
  const [from, to, ...more] = text.split('=')
  if (from === undefined || to === undefined || more.length > 0)
    throw new Error(`${text} is not FROM=TO`)
  return { from, to }
}

/** Copies the files into the layout of the user's computer and packs them. */
export async function buildDeb(plan: DebPlan): Promise<void> {
  const root = await mkdtemp(join(dirname(plan.path), '.deb-'))
  try {
    for (const { from, to } of plan.files) await copyTo(from, join(root, to))
    await writeControl(root, plan)
    await setModes(root)
    const run = await capture('dpkg-deb', [
      '--root-owner-group',
      ...plan.compression,
      ...['--build', root, plan.path],
    ])
    if (!run.ok) throw new SetUpError(`dpkg-deb could not build ${plan.path}:\n${run.stderr}`)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function copyTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
}

/** Sets permissions independently of the umask: readable by everybody, writable only by root. */
async function setModes(root: string): Promise<void> {
  await chmod(root, 0o755)
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const isProgram = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0
    await chmod(path, isProgram ? 0o755 : 0o644)
  }
}

async function writeControl(root: string, plan: DebPlan): Promise<void> {
  const { sums, bytes } = await readAll(root)
  const folder = join(root, 'DEBIAN')
  await mkdir(folder)
  const fields = { ...plan.control, 'Installed-Size': String(Math.ceil(bytes / 1024)) }
  await writeFile(join(folder, 'control'), controlText(fields))
  await writeFile(join(folder, 'md5sums'), sums)
  await writeFile(join(folder, 'postinst'), await readFile(plan.afterInstall), { mode: 0o755 })
  await writeFile(join(folder, 'postrm'), await readFile(plan.afterRemove), { mode: 0o755 })
}

/** Empty fields are omitted. The description is last because it has several lines. */
export function controlText(fields: Readonly<Record<string, string>>): string {
  const { Description = '', ...others } = fields
  const lines = Object.entries({ ...others, Description }).filter(([, value]) => value !== '')
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('')
}

/** Debian's list of MD5 sums, with which `dpkg --verify` detects changed files. */
async function readAll(root: string): Promise<{ readonly sums: string; readonly bytes: number }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const lines: string[] = []
  let bytes = 0
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    bytes += content.length
    lines.push(`${createHash('md5').update(content).digest('hex')}  ${relative(root, path)}\n`)
  }
  return { sums: lines.sort().join(''), bytes }
}
