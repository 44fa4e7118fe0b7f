/** A user who has never run Camwall: a new account if one can be created, else a new home folder. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { capture } from '../../scripts/capture.ts'
import { isRoot } from '../../scripts/machine.ts'
import { done } from './installation.ts'

export interface FreshUser {
  readonly home: string
  /** Starts a command as this user, with only the display from this process's environment. */
  start(command: readonly string[], display: string): ChildProcess
  remove(): Promise<void>
}

export async function makeFreshUser(): Promise<FreshUser> {
  return isRoot() ? makeAccount() : makeHome()
}

async function makeAccount(): Promise<FreshUser> {
  const name = `camwall-test-${process.pid}`
  await done('useradd', ['--create-home', '--shell', '/bin/sh', name])
  const [, , uid = '', gid = '', , home = ''] = (await done('getent', ['passwd', name])).split(':')
  // setpriv replaces itself by the command, so a signal reaches the command.
  const asUser = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups']
  return {
    home,
    start: (command, display) => startAs([...asUser, ...command], home, display),
    remove: async () => {
      // Electron's child processes may live shortly after it has exited, and userdel then fails. 1 means none is left.
      while ((await capture('pgrep', ['--uid', uid])).ok) await sleep(100)
      await done('userdel', ['--remove', name])
    },
  }
}

async function makeHome(): Promise<FreshUser> {
  const home = await mkdtemp(join(tmpdir(), 'camwall-home-'))
  return {
    home,
    start: (command, display) => startAs(command, home, display),
    remove: () => rm(home, { recursive: true }),
  }
}

function startAs([command = '', ...args]: readonly string[], home: string, display: string) {
  const env = { HOME: home, DISPLAY: display, PATH: '/usr/local/bin:/usr/bin:/bin' }
  return spawn(command, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
}
