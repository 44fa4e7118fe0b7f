/** Virtual environments of Python with the real imageZMQ, for the interop tests and the benchmark. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installPackages } from './apt.ts'
import { capture } from './capture.ts'
import { cacheDir, repoRoot } from './paths.ts'
import { SetUpError } from './set-up-error.ts'

/** A virtual environment of the project. */
export interface PythonEnvironment {
  /** Its folder below `.cache`. */
  readonly folder: string
  /** The path of the list of packages, from the repository's root. */
  readonly requirements: string
  /** The modules that must be importable. */
  readonly imports: string
  /** Debian packages that are installed if the modules cannot be imported. */
  readonly libraries: readonly string[]
  /** What the environment is for; used in messages after "for". */
  readonly purpose: string
}

export const interopPython: PythonEnvironment = {
  folder: 'python',
  requirements: 'tests/interop/requirements.txt',
  imports: 'cv2, imagezmq',
  libraries: [],
  purpose: 'the interop tests',
}

export const benchPython: PythonEnvironment = {
  folder: 'bench-python',
  requirements: 'tests/bench/peers/requirements.txt',
  imports: 'cv2, imagezmq, simplejpeg',
  // OpenCV's windows use Qt, which includes all libraries except these.
  libraries: ['libgl1', 'libglib2.0-0'],
  purpose: 'the benchmark',
}

const canMakeEnvironments = 'import sys, venv, ensurepip; assert sys.version_info >= (3, 9)'
const installLimitMs = 10 * 60 * 1000

/** The outcome of {@link ensurePython}: the program's path, or why there is none. */
export type Python =
  | { readonly kind: 'ready'; readonly path: string }
  | { readonly kind: 'missing'; readonly reason: string }

/** Creates the virtual environment if necessary, and checks that it can import imageZMQ. */
export async function ensurePython(environment: PythonEnvironment): Promise<Python> {
  const path = programOf(environment)
  const stamp = join(cacheDir, environment.folder, 'requirements.sha256')
  const wanted = hashOf(await readFile(join(repoRoot, environment.requirements), 'utf8'))
  const made = await readFile(stamp, 'utf8').catch(() => '')
  // Checked each time: an update of the system's Python can break the environment.
  if (made === wanted && (await importFailure(environment)) === undefined)
    return { kind: 'ready', path }

  const reason = await makeEnvironment(environment)
  if (reason !== undefined) return { kind: 'missing', reason }
  await writeFile(stamp, wanted)
  return { kind: 'ready', path }
}

/** The content of the stamp file: the hash of the installed requirements. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function programOf({ folder }: PythonEnvironment): string {
  return process.platform === 'win32'
    ? join(cacheDir, folder, 'Scripts', 'python.exe')
    : join(cacheDir, folder, 'bin', 'python')
}

/** @returns why it failed, or undefined */
async function makeEnvironment(environment: PythonEnvironment): Promise<string | undefined> {
  const { folder, requirements, libraries, purpose } = environment
  const system = await systemPython(purpose)
  if (system.kind === 'missing') return system.reason
  console.log(`Installing the real imageZMQ for ${purpose} (pip, into .cache/${folder}).`)
  const path = join(cacheDir, folder)
  await rm(path, { recursive: true, force: true })
  await mkdir(cacheDir, { recursive: true })
  const made = await capture(system.path, ['-m', 'venv', path])
  if (!made.ok) return `No virtual environment: ${made.stdout.trim() || made.failure}`
  // Binary packages only: building OpenCV would take an hour, and fail late.
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  const list = join(repoRoot, requirements)
  const args = [...pip, '--only-binary', ':all:', '--requirement', list]
  const installed = await capture(programOf(environment), args, { timeoutMs: installLimitMs })
  if (!installed.ok) {
    return `pip could not install them:\n${lastLines(installed.stderr) || installed.failure}`
  }
  const failure = await importFailure(environment)
  if (failure === undefined || libraries.length === 0 || process.platform !== 'linux')
    return failure
  await installPackages(libraries, purpose)
  return importFailure(environment)
}

/** @returns why imageZMQ does not work in the environment, or undefined */
async function importFailure(environment: PythonEnvironment): Promise<string | undefined> {
  const tried = await capture(programOf(environment), ['-c', `import ${environment.imports}`])
  return tried.ok ? undefined : `imagezmq cannot be imported:\n${lastLines(tried.stderr)}`
}

/** The end of pip's error output; the lines before it are the same for every error. */
function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('\n')
}

async function systemPython(purpose: string): Promise<Python> {
  const found = await findSystemPython()
  if (found !== undefined) return { kind: 'ready', path: found }
  if (process.platform === 'linux') {
    try {
      await installPackages(['python3', 'python3-venv'], `the Python of ${purpose}`)
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
  // Also the system's Python by its path: another one before it on the PATH may lack venv.
  for (const name of ['python3', 'python', '/usr/bin/python3']) {
    if ((await capture(name, ['-c', canMakeEnvironments])).ok) return name
  }
  return undefined
}
