/** `npm test`: sets up the machine and runs all tests, or one part of them with --only. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'
import { ensureElectron } from './electron.ts'
import { runForeground, type ForegroundOptions } from './foreground.ts'
import { electronEnvironment } from './launch.ts'
import { ensureLinuxLibraries } from './linux-libraries.ts'
import type { Environment } from './machine.ts'
import { npmCommand } from './npm.ts'
import { packageCommand, repoRoot } from './paths.ts'
import { ensurePython, interopPython } from './python.ts'
import { runScript } from './set-up-error.ts'
import { exitCodeOfRun, formatDuration, planTests } from './test-plan.ts'
import type { StepName, TestPlan } from './test-plan.ts'
import { allowUserNamespaces } from './user-namespaces.ts'

/** The checks without the unit tests. */
const STATIC_CHECKS = join(import.meta.dirname, 'checks.ts')
/** Test files at once of the unit tests, and as many of the interop tests beside them, because these wait half of their time. */
const WORKERS = availableParallelism()
/** NumPy starts as many threads as there are cores when it is imported, which takes a third of the time of the import. */
const ONE_THREAD_OF_NUMPY = { OPENBLAS_NUM_THREADS: '1' }

type Showing = Pick<ForegroundOptions, 'showAtEnd'>

/** The results of the set-up, for the following steps. */
interface Found {
  /** Electron's program. */
  readonly electron: string
  /** Variables for the tests, among them CAMWALL_ELECTRON, and CAMWALL_PYTHON if there is one. */
  readonly variables: Environment
  /** Why there is no CAMWALL_PYTHON. */
  readonly noPython: string | undefined
}

async function runTests({ steps, extra }: TestPlan): Promise<number> {
  let found: Found = { electron: '', variables: {}, noPython: undefined }
  // Begins first, because it waits for downloads while the checks use the processor.
  const settingUp = steps.includes('set-up') ? setUp() : undefined
  settingUp?.catch(() => undefined) // The step reports it.
  const actions: Readonly<Record<StepName, () => Promise<number>>> = {
    'set-up': async () => {
      found = (await settingUp) ?? found
      return 0
    },
    check: () => runCheck(extra),
    'static-checks': () =>
      runTool(process.execPath, ['--import', 'tsx', STATIC_CHECKS], process.env),
    build: async () => {
      await build()
      return 0
    },
    'unit-and-interop': () => runUnitAndInterop(found),
    interop: () => runInterop(extra, found),
    e2e: () => runEndToEnd(extra, found),
  }
  for (const [index, step] of steps.entries()) {
    const code = await runStep(`[${index + 1}/${steps.length}] ${step}`, actions[step])
    if (code !== 0) return code
  }
  // Repeated at the end, where it is noticed: the tests have passed, but not all of them ran.
  if (found.noPython !== undefined) warnNoPython(found.noPython)
  return exitCodeOfRun(found.noPython, process.env)
}

async function runStep(label: string, action: () => Promise<number>): Promise<number> {
  console.log(`\n${label}`)
  const start = performance.now()
  const code = await action()
  const took = formatDuration(performance.now() - start)
  console.log(
    code === 0 ? `${label}: ${took}` : `${label}: FAILED after ${took}, exit code ${code}`,
  )
  return code
}

async function setUp(): Promise<Found> {
  const [electron, python] = await Promise.all([readyElectron(), ensurePython(interopPython)])
  const variables = { ...ONE_THREAD_OF_NUMPY, CAMWALL_ELECTRON: electron }
  if (python.kind === 'ready') {
    const withPython = { ...variables, CAMWALL_PYTHON: python.path }
    return { electron, variables: withPython, noPython: undefined }
  }
  warnNoPython(python.reason)
  return { electron, variables, noPython: python.reason }
}

async function readyElectron(): Promise<string> {
  const electron = await ensureElectron()
  await ensureLinuxLibraries(electron)
  await allowUserNamespaces()
  return electron
}

async function runCheck(extra: readonly string[]): Promise<number> {
  const { command, args } = npmCommand(['run', 'check'], process.env)
  return runTool(command, [...args, ...extra], process.env)
}

async function runUnitAndInterop(found: Found): Promise<number> {
  const codes = await Promise.all([
    runVitest(process.execPath, ['--project', 'unit'], found.variables),
    runInterop([], found, { showAtEnd: true }),
  ])
  return codes.find((code) => code !== 0) ?? 0
}

/** Runs the interop tests, and then what needs Electron's Node. */
async function runInterop(
  extra: readonly string[],
  { electron, variables }: Found,
  showing: Showing = {},
): Promise<number> {
  const interop = ['--project', 'interop', ...extra]
  const code = await runVitest(process.execPath, interop, variables, showing)
  // The database of events needs a newer Node than the oldest that runs the other tests.
  if (code !== 0 || extra.length > 0) return code
  return runVitest(electron, ['--project', 'in-electron'], { ELECTRON_RUN_AS_NODE: '1' }, showing)
}

/** Runs it in this Node. */
async function runVitest(
  node: string,
  args: readonly string[],
  variables: Environment,
  showing?: Showing,
): Promise<number> {
  const vitest = await packageCommand('vitest', 'vitest')
  const all = [vitest, 'run', '--maxWorkers', String(WORKERS), ...args]
  return runTool(node, all, { ...process.env, ...variables }, showing)
}

async function runEndToEnd(extra: readonly string[], { variables }: Found): Promise<number> {
  const playwright = await packageCommand('@playwright/test', 'playwright')
  const env = { ...electronEnvironment(process.env), ...variables }
  const args = extra.length === 0 ? [] : ['--workers', '1', ...extra]
  return runTool(process.execPath, [playwright, 'test', ...args], env)
}

function warnNoPython(reason: string): void {
  const rule = '='.repeat(80)
  console.error(
    `\n${rule}\nNOT TESTED against the real imageZMQ: no Python for it.\n${reason}\n${rule}`,
  )
}

function runTool(
  command: string,
  args: readonly string[],
  env: Environment,
  showing?: Showing,
): Promise<number> {
  return runForeground(command, args, { cwd: repoRoot, env, signalTo: 'group', ...showing })
}

await runScript(() => runTests(planTests(process.argv.slice(2))))
