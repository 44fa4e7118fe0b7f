/** Installs and removes the deb. */
import assert from 'node:assert/strict'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capture } from '../../scripts/capture.ts'
import { isRoot } from '../../scripts/machine.ts'
import { SetUpError } from '../../scripts/set-up-error.ts'
import { execOf } from './desktop-entry.ts'

const ENTRY = '/usr/share/applications/camwall.desktop'
/** Files that the package's scripts create, in addition to those that dpkg tracks. */
const MADE_BY_SCRIPTS = ['/usr/bin/camwall', '/etc/apparmor.d/camwall', '/etc/alternatives/camwall']

export interface Installation {
  /** The root of the installation; `/` for a real one. */
  readonly root: string
  /** The command that the desktop starts, with its arguments. */
  readonly exec: readonly string[]
  /** Removes the package and checks that it left no files. */
  remove(): Promise<void>
}

/** Installs with dpkg as root; for other users, unpacks into a folder. */
export function install(deb: string): Promise<Installation> {
  return isRoot() ? installInSystem(deb) : installInFolder(deb)
}

async function installInSystem(deb: string): Promise<Installation> {
  if (await isInstalled())
    throw new SetUpError(
      'Camwall is installed on this computer; this test would remove it. Run it elsewhere, or not as root.',
    )
  await done('dpkg', ['--install', deb])
  const files = (await done('dpkg-query', ['--listfiles', 'camwall'])).split('\n').slice(0, -1)
  assert.ok(files.includes(ENTRY))
  return {
    root: '/',
    exec: execOf(await readFile(ENTRY, 'utf8')),
    remove: async () => {
      await done('dpkg', ['--remove', 'camwall'])
      assert.ok(!(await isInstalled()))
      for (const path of [...files.filter(isOurs), ...MADE_BY_SCRIPTS])
        assert.ok(!(await isThere(path)), `${path} is left after the package was removed`)
      // dpkg keeps its records of a package with scripts until it is purged.
      await done('dpkg', ['--purge', 'camwall'])
    },
  }
}

async function isInstalled(): Promise<boolean> {
  const run = await capture('dpkg-query', ['--show', '--showformat=${db:Status-Status}', 'camwall'])
  return run.stdout === 'installed'
}

/** Shared folders such as /usr/share are not removed with the package. */
function isOurs(path: string): boolean {
  return path.startsWith('/opt/Camwall') || /camwall[^/]*$/.test(path)
}

async function installInFolder(deb: string): Promise<Installation> {
  const root = await mkdtemp(join(tmpdir(), 'camwall-installed-'))
  await done('dpkg-deb', ['--extract', deb, root])
  const [program = '', ...args] = execOf(await readFile(join(root, ENTRY), 'utf8'))
  return {
    root,
    exec: [join(root, program), ...args],
    remove: () => rm(root, { recursive: true }),
  }
}

/** Runs a command and returns its output. Rejects if it fails. */
export async function done(command: string, args: readonly string[]): Promise<string> {
  const run = await capture(command, args)
  assert.ok(run.ok, `${command} ${args.join(' ')}: ${run.stderr || run.failure}`)
  return run.stdout
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
