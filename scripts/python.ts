/** A Python of the project's own with the real imageZMQ in it, for the interop tests. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installPackages } from './apt.ts'
import { capture } from './capture.ts'
import { cacheDir, repoRoot } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

const requirements = join(repoRoot, 'tests', 'interop', 'requirements.txt')
const environment = join(cacheDir, 'python')
const stamp = join(environment, 'requirements.sha256')
const program =
  process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python')

const canMakeEnvironments = 'import sys, venv, ensurepip; assert sys.version_info >= (3, 9)'
const installLimitMs = 10 * 60 * 1000

/** The outcome of {@link ensurePython}: the program's path, or why there is none. */
export type Python =
  | { readonly kind: 'ready'; readonly path: string }
  | { readonly kind: 'missing'; readonly reason: string }

/** Makes the virtual environment where it is not there yet, and tries that it imports imageZMQ. */
export async function ensurePython(): Promise<Python> {
  const wanted = hashOf(await readFile(requirements, 'utf8'))
  const made = await readFile(stamp, 'utf8').catch(() => '')
  // Tried each time: a system that changed its Python leaves an environment that does not run.
  if (made === wanted && (await importFailure()) === undefined) return ready

  const reason = await makeEnvironment()
  if (reason !== undefined) return { kind: 'missing', reason }
  await writeFile(stamp, wanted)
  return ready
}

/** What the stamp holds: the hash of the requirements that were installed. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

const ready: Python = { kind: 'ready', path: program }

/** Returns why it failed, or undefined. */
async function makeEnvironment(): Promise<string | undefined> {
  const system = await systemPython()
  if (system.kind === 'missing') return system.reason
  console.log('Installing the real imageZMQ for the interop tests (pip, into .cache/python).')
  await rm(environment, { recursive: true, force: true })
  await mkdir(cacheDir, { recursive: true })
  const made = await capture(system.path, ['-m', 'venv', environment])
  if (!made.ok) return `No virtual environment: ${made.stdout.trim() || made.failure}`
  // Ready-made packages only: building OpenCV would take an hour, and fail late.
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  const args = [...pip, '--only-binary', ':all:', '--requirement', requirements]
  const installed = await capture(program, args, { timeoutMs: installLimitMs })
  if (!installed.ok) {
    return `pip could not install them:\n${lastLines(installed.stderr) || installed.failure}`
  }
  return importFailure()
}

/** Returns why imageZMQ does not work in the environment, or undefined. */
async function importFailure(): Promise<string | undefined> {
  const tried = await capture(program, ['-c', 'import cv2, imagezmq'])
  return tried.ok ? undefined : `imagezmq cannot be imported:\n${lastLines(tried.stderr)}`
}

/** The end of what pip complained about: before it stand the same lines for every try. */
function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('\n')
}

async function systemPython(): Promise<Python> {
  const found = await findSystemPython()
  if (found !== undefined) return { kind: 'ready', path: found }
  if (process.platform === 'linux') {
    try {
      await installPackages(['python3', 'python3-venv'], "the interop tests' Python")
    } catch (error) {
      if (error instanceof SetUpError) return { kind: 'missing', reason: error.message }
      throw error
    }
    const installed = await findSystemPython()
    if (installed !== undefined) return { kind: 'ready', path: installed }
  }
  return {
    kind: 'missing',
    reason: 'There is no Python 3.9 or newer that can make virtual environments. Install one.',
  }
}

async function findSystemPython(): Promise<string | undefined> {
  // The system's own by its path too: another one before it on the PATH may lack venv.
  for (const name of ['python3', 'python', '/usr/bin/python3']) {
    if ((await capture(name, ['-c', canMakeEnvironments])).ok) return name
  }
  return undefined
}
