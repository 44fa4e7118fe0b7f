/** Reads the command line. Flags override the settings for one run and save nothing. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { checkCameraName, checkNetwork, type LineCheck } from '../../contract/access.ts'
import { checkListenAddress } from '../../contract/address.ts'
import { MAX_CAMERAS, MAX_LINES, MAX_WINDOWS } from '../../contract/limits.ts'
import { checkPublisher } from '../../contract/publisher.ts'
import { MODES, type HubSettingsPatch } from '../../contract/settings.ts'
import { ENGLISH, message, type Language, type Message } from '../../contract/text/text.ts'

const DEFAULT_DEMO_CAMERAS = 8

/** A window that flags open. */
export interface GivenWindow {
  /** The name of its layout. */
  readonly layout?: string
  /** From 1 on; see `monitorsOf`. */
  readonly monitor?: number
}

export interface Flags {
  readonly hub: HubSettingsPatch
  /** Number of built-in cameras; 0 without `--demo`. */
  readonly demo: number
  readonly fullScreen: boolean
  readonly kiosk: boolean
  /** Instead of the windows of the last run, unless it is empty. */
  readonly windows: readonly GivenWindow[]
  /** Path of a wall file. */
  readonly config: string | undefined
  readonly exitAfterSeconds: number | undefined
  readonly userDataDir: string | undefined
  readonly screenshot: string | undefined
  readonly report: string | undefined
}

export type CommandLine =
  | { readonly kind: 'run'; readonly flags: Flags }
  /** Checks a wall file, then exits. */
  | { readonly kind: 'check'; readonly path: string }
  /** To print before the exit: help, version, or an error with the usage. */
  | { readonly kind: 'say'; readonly text: string; readonly exitCode: 0 | 2 }

/** Chromium's own switches that people need; Chromium reads them itself, before us. */
const CHROMIUM_SWITCHES =
  /^--(no-sandbox|disable-gpu|force-device-scale-factor|ozone-platform|ozone-platform-hint|enable-logging|log-level|inspect|remote-debugging-port)(=.*)?$/

/** Marks a start by the installer of Windows after an update (`StartApp` in electron-builder's common.nsh). */
const FROM_INSTALLER = '--updated'

export const OPTIONS = {
  mode: { type: 'string' },
  listen: { type: 'string' },
  connect: { type: 'string', multiple: true },
  'allow-from': { type: 'string', multiple: true },
  'allow-name': { type: 'string', multiple: true },
  demo: { type: 'string' },
  fullscreen: { type: 'boolean' },
  kiosk: { type: 'boolean' },
  layout: { type: 'string', multiple: true },
  monitor: { type: 'string', multiple: true },
  config: { type: 'string' },
  check: { type: 'string' },
  'exit-after': { type: 'string' },
  'user-data-dir': { type: 'string' },
  screenshot: { type: 'string' },
  report: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

/** What is wrong with a flag, and how to fix it. */
class FlagError extends Error {
  readonly why: Message

  constructor(why: Message) {
    super(ENGLISH.say(why))
    this.why = why
  }
}

/** `args` are those after the program's own name. Never throws: a mistake comes back as text to print. */
export function readCommandLine(
  args: readonly string[],
  version: string,
  language: Language = ENGLISH,
): CommandLine {
  const usage = language.text('usage')
  try {
    const ours = withDemoNumber(args.filter(isOurs))
    const parsed = parseArgs({ args: ours, options: OPTIONS, strict: true, tokens: true })
    const { values } = parsed
    if (values.help === true) return { kind: 'say', text: usage, exitCode: 0 }
    if (values.version === true) return { kind: 'say', text: `Camwall ${version}`, exitCode: 0 }
    const checked = path('--check', values.check)
    if (checked !== undefined) return { kind: 'check', path: checked }
    return { kind: 'run', flags: { ...readFlags(values), windows: readWindows(parsed.tokens) } }
  } catch (error) {
    const why = whyOf(error)
    if (why === undefined) throw error
    const text = `camwall: ${language.say(why)}\n\n${usage}`
    return { kind: 'say', text, exitCode: 2 }
  }
}

/** Node's own messages, of `parseArgs`, are always English. */
function whyOf(error: unknown): Message | undefined {
  if (error instanceof FlagError) return error.why
  return error instanceof TypeError && 'code' in error
    ? message('verbatim', { text: error.message })
    : undefined
}

function isOurs(arg: string): boolean {
  return arg !== FROM_INSTALLER && !CHROMIUM_SWITCHES.test(arg)
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

function readFlags(values: Values): Omit<Flags, 'windows'> {
  return {
    hub: readHubFlags(values),
    demo: values.demo === undefined ? 0 : wholeNumber('--demo', values.demo, 1, MAX_CAMERAS),
    fullScreen: values.fullscreen === true,
    kiosk: values.kiosk === true,
    config: path('--config', values.config),
    exitAfterSeconds:
      values['exit-after'] === undefined ? undefined : seconds(values['exit-after']),
    userDataDir: path('--user-data-dir', values['user-data-dir']),
    screenshot: path('--screenshot', values.screenshot),
    report: path('--report', values.report),
  }
}

function readHubFlags(values: Values): HubSettingsPatch {
  const { mode, listen, connect } = values
  const given = MODES.find((one) => one === mode)
  if (mode !== undefined && given === undefined)
    throw new FlagError(message('flag.mode', { given: mode }))
  // Publishers are only of use in PUB/SUB, so naming one selects that mode.
  const requested = given ?? (connect === undefined ? undefined : 'pub-sub')
  return {
    ...(requested === undefined ? {} : { mode: requested }),
    ...(listen === undefined ? {} : { listen: listenAddress(listen) }),
    ...lines('--connect', 'connect', connect, checkPublisher),
    ...lines('--allow-from', 'allowFrom', values['allow-from'], checkNetwork),
    ...lines('--allow-name', 'allowNames', values['allow-name'], checkCameraName),
  }
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

function listenAddress(text: string): string {
  const check = checkListenAddress(text)
  if (check.ok) return check.address
  throw new FlagError(message('flag.value', { flag: '--listen', why: check.why }))
}

function lines(
  flag: string,
  setting: 'connect' | 'allowFrom' | 'allowNames',
  texts: readonly string[] | undefined,
  check: (text: string) => LineCheck,
): HubSettingsPatch {
  if (texts === undefined) return {}
  if (texts.length > MAX_LINES)
    throw new FlagError(message('flag.too-often', { flag, most: MAX_LINES }))
  const checked = texts.map((text) => {
    const result = check(text)
    if (!result.ok) throw new FlagError(message('flag.value', { flag, why: result.why }))
    return result.line
  })
  return { [setting]: [...new Set(checked)] }
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new FlagError(message('flag.whole-number', { flag, least, most, given: text }))
}

/** A day and more: Node's timers end at 2^31 ms. */
const MAX_SECONDS = 2_000_000

function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= MAX_SECONDS) return value
  throw new FlagError(message('flag.seconds', { flag: '--exit-after', given: text }))
}

function path(flag: string, text: string | undefined): string | undefined {
  if (text === '') throw new FlagError(message('flag.path', { flag }))
  return text
}
