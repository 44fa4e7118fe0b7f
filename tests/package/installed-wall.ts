/** A running installed Camwall: its window and its exit. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import type { FreshUser } from './fresh-user.ts'

/** The kernel's value for filtered system calls, which Chromium's sandbox sets for a page's process. */
const FILTERED = '2'

export interface InstalledWall {
  readonly page: Page
  /** Requests it to exit, like the end of a session. */
  quit(): Promise<Report>
}

/** Node's inspector is disabled in a package, but Chromium's remote debugging can drive the page. */
export async function startInstalled(
  user: FreshUser,
  exec: readonly string[],
  display: string,
  flags: readonly string[],
): Promise<InstalledWall> {
  const report = join(user.home, 'report.json')
  const own = ['--remote-debugging-port=0', '--report', report, ...flags]
  const program = user.start([...exec, ...own], display)
  const browser = await chromium.connectOverCDP(await devToolsAddress(program))
  const context = browser.contexts()[0]
  assert.ok(context)
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await checkSandbox(program)
  return {
    page,
    quit: async () => {
      assert.deepEqual(errors, [], 'errors on the console of the page')
      const ended = once(program, 'exit')
      program.kill('SIGTERM')
      assert.deepEqual(await ended, [0, null])
      return JSON.parse(await readFile(report, 'utf8')) as Report
    },
  }
}

/** The line that Chromium prints when it listens. */
async function devToolsAddress(program: ChildProcess): Promise<string> {
  const chunks: string[] = []
  for (const output of [program.stdout, program.stderr]) assert.ok(output)
  program.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const { stderr } = program
  assert.ok(stderr)
  const lines = createInterface(stderr)
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      chunks.push(line)
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
  const ended = once(program, 'exit').then(() => {
    throw new Error(`Camwall ended at once:\n${chunks.join('\n')}`)
  })
  return Promise.race([found, ended])
}

/** The page's process must be sandboxed for every user. */
async function checkSandbox(program: ChildProcess): Promise<void> {
  const renderers = (await descendants(String(program.pid))).filter(({ command }) =>
    command.includes('--type=renderer'),
  )
  assert.ok(renderers.length > 0, 'there is no process for the page')
  for (const { pid } of renderers) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    assert.equal(/^Seccomp:\s*(\d)$/m.exec(status)?.[1], FILTERED, 'the page has no sandbox')
  }
}

interface Process {
  readonly pid: string
  readonly parent: string
  readonly command: string
}

async function descendants(root: string): Promise<readonly Process[]> {
  const all = await allProcesses()
  const family = new Set([root])
  // A child can precede its parent in the list, so this repeats until no more are found.
  for (let size = 0; size !== family.size;) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all.filter(({ pid }) => family.has(pid))
}

async function allProcesses(): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const read = pids.map(async (pid) => {
    try {
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
      return { pid, parent: /^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? '', command }
    } catch {
      // The process has ended in the meantime.
      return { pid, parent: '', command: '' }
    }
  })
  return Promise.all(read)
}
