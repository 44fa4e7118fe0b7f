/** Somebody who has never run Camwall: an account of its own where that can be made, else a new home. */
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
  /** Starts a command as this user, with nothing of our environment but the screen. */
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
  // setpriv becomes the command, so that a signal for one reaches the other.
  const asUser = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups']
  return {
    home,
    start: (command, display) => startAs([...asUser, ...command], home, display),
    remove: async () => {
      // Electron's children may live for a moment after it has ended, and userdel refuses meanwhile. 1: none is left.
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
