/** Runs the real Python imagezmq during a test, and reads its output. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { inNamespace } from './namespace.ts'

const SCRIPTS = resolve(import.meta.dirname, '../interop')

/** The Python of the virtual environment with imagezmq; set by `npm test`. */
export const PYTHON = process.env['CAMWALL_PYTHON']

export interface SenderPlan {
  readonly name: string
  readonly mode: 'req-rep' | 'pub-sub'
  readonly address: string
  readonly kind: 'jpg' | 'png' | 'bgr' | 'bgra' | 'gray'
  /** In OpenCV's order: blue, green, red. */
  readonly colour: readonly [b: number, g: number, r: number]
  readonly width?: number
  readonly height?: number
  readonly fps?: number
  readonly frames?: number
  /** Whether a JPEG has the time at which it was sent. */
  readonly timed?: boolean
}

export interface SentFrame {
  readonly name: string
  readonly number: number
  readonly reply: string | null
}

export interface ReceivedFrame {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly first: readonly number[]
}

interface PythonOptions<Line> {
  /** Parses a printed line; as JSON by default. */
  readonly parse?: (line: string) => Line
  readonly env?: NodeJS.ProcessEnv
  /** A network namespace. */
  readonly namespace?: string
  /** What runs the script; Python by default. */
  readonly interpreter?: readonly string[]
}

/** A running Python program and the lines that it has printed so far. */
export class PythonProgram<Line> {
  readonly lines: Line[] = []
  readonly #process: ChildProcess
  readonly #exited: Promise<unknown>
  #errors = ''
  #wake: () => void = () => undefined

  /** @param script - in tests/interop, or an absolute path */
  constructor(
    script: string,
    args: readonly string[],
    {
      parse = (line) => JSON.parse(line) as Line,
      env = process.env,
      namespace,
      interpreter = PYTHON === undefined ? [] : [PYTHON],
    }: PythonOptions<Line> = {},
  ) {
    const [runs, ...before] = interpreter
    if (runs === undefined) throw new Error('Run this by `npm test`: it sets CAMWALL_PYTHON.')
    const all = [...before, resolve(SCRIPTS, script), ...args]
    const [program, given] = inNamespace(namespace, runs, all)
    this.#process = spawn(program, given, {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#exited = once(this.#process, 'exit').then(() => this.#wake())
    const { stdout, stderr } = this.#process
    if (stdout === null || stderr === null) throw new Error('The Python program has no output.')
    createInterface(stdout).on('line', (line) => {
      this.lines.push(parse(line))
      this.#wake()
    })
    stderr.on('data', (text: Buffer) => (this.#errors += text.toString()))
  }

  /** Resolves when the printed lines fulfil `condition`; rejects if the program ends before. */
  async until(condition: (lines: readonly Line[]) => boolean): Promise<void> {
    while (!condition(this.lines)) {
      if (this.#process.exitCode !== null)
        throw new Error(`Python ended with ${this.#process.exitCode}. ${this.#errors}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Writes a line to its standard input. */
  write(line: string): void {
    this.#process.stdin?.write(`${line}\n`)
  }

  /** Closes its standard input. */
  endInput(): void {
    this.#process.stdin?.end()
  }

  /** Resolves when it has exited by itself. */
  async end(): Promise<void> {
    await this.#exited
    if (this.#process.exitCode !== 0) throw new Error(`Python failed. ${this.#errors}`)
  }

  /** Stops it, as a program that hangs; its connections stay open. */
  pause(): void {
    this.#process.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.kill('SIGCONT')
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null)
      this.#process.kill('SIGKILL')
    await this.#exited
  }
}

export function startSenders(senders: readonly SenderPlan[]): PythonProgram<SentFrame> {
  return new PythonProgram('senders.py', [JSON.stringify(senders)])
}

export function startPythonHub(
  mode: SenderPlan['mode'],
  address: string,
  kind: 'image' | 'jpg',
  frames: number,
): PythonProgram<{ readonly listening: string } | ReceivedFrame> {
  return new PythonProgram('hub.py', [mode, address, kind, String(frames)])
}
