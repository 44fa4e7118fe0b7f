/** An installed Camwall that runs: its window, and its end. */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'
import type { Report } from '../../src-main/app/report/report.ts'
import type { FreshUser } from './fresh-user.ts'

/** Of the kernel: system calls are filtered, as Chromium's sandbox does with a page's. */
const FILTERED = '2'

export interface InstalledWall {
  readonly page: Page
  /** Asks it to end, as a session does that ends. */
  quit(): Promise<Report>
}

/** Inspection is off in what is packed; a page of Chromium's can be driven without. */
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

/** Chromium prints it when it listens. */
async function devToolsAddress(program: ChildProcess): Promise<string> {
  const said: string[] = []
  for (const output of [program.stdout, program.stderr]) assert.ok(output)
  program.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const { stderr } = program
  assert.ok(stderr)
  const lines = createInterface(stderr)
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      said.push(line)
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
  const ended = once(program, 'exit').then(() => {
    throw new Error(`Camwall ended at once:\n${said.join('\n')}`)
  })
  return Promise.race([found, ended])
}

/** The page's process must be locked up, for this user as for every other. */
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
  // A child may come before its parent in the list: once more until nobody is found.
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
      // It has ended meanwhile.
      return { pid, parent: '', command: '' }
    }
  })
  return Promise.all(read)
}
