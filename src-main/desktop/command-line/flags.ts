/** Reads the command line. Flags override the settings for one run and save nothing. */
import { isDeepStrictEqual, parseArgs, type ParseArgsConfig } from 'node:util'
import { FlagError, path, wholeNumber } from '../../app/command-line/flag-values.ts'
import {
  readCommandLineBy,
  readSharedFlags,
  SHARED_OPTIONS,
  type CommandLine,
  type SharedFlags,
} from '../../app/command-line/shared-flags.ts'
import { MAX_CAMERAS, MAX_WINDOWS } from '../../contract/limits.ts'
import { ENGLISH, message, type Language } from '../../contract/text/text.ts'
import type { ReplayFlags } from '../../replay/replay.ts'

const DEFAULT_DEMO_CAMERAS = 8

/** A window that flags open. */
export interface GivenWindow {
  /** The name of its layout. */
  readonly layout?: string
  /** From 1 on; see `monitorsOf`. */
  readonly monitor?: number
}

export interface Flags extends SharedFlags {
  /** Number of built-in cameras; 0 without `--demo`. */
  readonly demo: number
  readonly replay: ReplayFlags
  readonly fullScreen: boolean
  readonly kiosk: boolean
  /** Starts without a window: only the icon in the tray is shown. */
  readonly noWindow: boolean
  /** Instead of the windows of the last run, unless it is empty. */
  readonly windows: readonly GivenWindow[]
  readonly screenshot: string | undefined
}

/** Chromium's own switches that people need; Chromium reads them itself, before us. */
const CHROMIUM_SWITCHES =
  /^--(no-sandbox|disable-gpu|force-device-scale-factor|ozone-platform|ozone-platform-hint|enable-logging|log-level|inspect|remote-debugging-port)(=.*)?$/

/** Marks a start by the installer of Windows after an update (`StartApp` in electron-builder's common.nsh). */
const FROM_INSTALLER = '--updated'

export const OPTIONS = {
  ...SHARED_OPTIONS,
  demo: { type: 'string' },
  replay: { type: 'string' },
  'replay-loop': { type: 'boolean' },
  fullscreen: { type: 'boolean' },
  kiosk: { type: 'boolean' },
  'no-window': { type: 'boolean' },
  layout: { type: 'string', multiple: true },
  monitor: { type: 'string', multiple: true },
  screenshot: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

/** They make no sense with `--no-window`. */
const NEED_A_WINDOW = ['fullscreen', 'kiosk', 'layout', 'monitor', 'screenshot'] as const

/** `args` are those after the program's own name. Never throws: a mistake comes back as text to print. */
export function readCommandLine(
  args: readonly string[],
  version: string,
  language: Language = ENGLISH,
): CommandLine<Flags> {
  return readCommandLineBy(
    { version, usage: language.text('usage'), language },
    () => {
      const ours = withDemoNumber(args.filter(isOurs))
      return parseArgs({ args: ours, options: OPTIONS, strict: true, tokens: true })
    },
    ({ values, tokens }) => {
      refuseWithoutWindow(values)
      return {
        ...readSharedFlags(values),
        ...readOwnFlags(values),
        windows: readWindows(tokens),
      }
    },
  )
}

/** Whether any flag was given, besides the one that says which Camwall is meant. */
export function hasEffect(flags: Flags): boolean {
  const none = readCommandLine([], '')
  return none.kind === 'run' && !isDeepStrictEqual({ ...flags, userDataDir: undefined }, none.flags)
}

function isOurs(arg: string): boolean {
  return arg !== FROM_INSTALLER && !CHROMIUM_SWITCHES.test(arg)
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

function readOwnFlags(values: Values): Omit<Flags, keyof SharedFlags | 'windows'> {
  const { demo, replay, screenshot } = values
  return {
    demo: demo === undefined ? 0 : wholeNumber('--demo', demo, 1, MAX_CAMERAS),
    replay: {
      path: replay === undefined ? undefined : path('--replay', replay),
      loops: values['replay-loop'] === true,
    },
    fullScreen: values.fullscreen === true,
    kiosk: values.kiosk === true,
    noWindow: values['no-window'] === true,
    screenshot: screenshot === undefined ? undefined : path('--screenshot', screenshot),
  }
}

/** A wall that was to be seen, or a screenshot that a script waits for, must not be missing without a word. */
function refuseWithoutWindow(values: Values): void {
  if (values['no-window'] !== true) return
  const flag = NEED_A_WINDOW.find((name) => values[name] !== undefined)
  if (flag !== undefined) throw new FlagError(message('flag.no-window', { flag: `--${flag}` }))
}

type Token = ReturnType<
  typeof parseArgs<{ options: typeof OPTIONS; tokens: true }>
>['tokens'][number]

/** `--monitor` belongs to the `--layout` before it; one that no `--layout` precedes, to the first window. */
function readWindows(tokens: readonly Token[]): readonly GivenWindow[] {
  let windows: readonly GivenWindow[] = []
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue
    if (token.name === 'layout') windows = [...windows, { layout: layoutName(token.value) }]
    else if (token.name === 'monitor') windows = withMonitor(windows, token.value)
  }
  if (windows.length > MAX_WINDOWS)
    throw new FlagError(message('flag.too-often', { flag: '--layout', most: MAX_WINDOWS }))
  return windows
}

function withMonitor(windows: readonly GivenWindow[], text: string): readonly GivenWindow[] {
  const monitor = wholeNumber('--monitor', text, 1, MAX_WINDOWS)
  const last = windows.at(-1)
  if (last?.monitor !== undefined) throw new FlagError(message('flag.monitor-without-layout'))
  return [...windows.slice(0, -1), { ...last, monitor }]
}

function layoutName(text: string): string {
  const name = text.trim()
  if (name === '') throw new FlagError(message('flag.layout'))
  return name
}

/** `--demo` has an optional number, which `parseArgs` cannot express. */
function withDemoNumber(args: readonly string[]): string[] {
  const joined: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg !== '--demo') joined.push(arg)
    else if (/^\d+$/.test(args[i + 1] ?? '')) joined.push(`--demo=${args[++i]}`)
    else joined.push(`--demo=${DEFAULT_DEMO_CAMERAS}`)
  }
  return joined
}
