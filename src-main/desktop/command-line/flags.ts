/** Reads the command line. Flags override the settings for one run and save nothing. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { checkCameraName, checkNetwork, type LineCheck } from '../../contract/access.ts'
import { checkListenAddress } from '../../contract/address.ts'
import { MAX_ALLOWED } from '../../contract/limits.ts'
import { checkPublisher } from '../../contract/publisher.ts'
import { modeSchema, type HubSettingsPatch } from '../../contract/settings.ts'
import { USAGE } from './usage.ts'

/** As many demo cameras as a wall shows. */
const MAX_DEMO_CAMERAS = 256
const DEFAULT_DEMO_CAMERAS = 8

export interface Flags {
  readonly hub: HubSettingsPatch
  /** Number of built-in cameras; 0 without `--demo`. */
  readonly demo: number
  readonly fullScreen: boolean
  readonly exitAfterSeconds: number | undefined
  readonly userDataDir: string | undefined
  readonly screenshot: string | undefined
  readonly report: string | undefined
}

export type CommandLine =
  | { readonly kind: 'run'; readonly flags: Flags }
  /** Print and leave: help, version, or an error with the usage. */
  | { readonly kind: 'say'; readonly text: string; readonly exitCode: 0 | 2 }

/** Chromium's own switches that people need; Chromium reads them itself, before us. */
const CHROMIUM_SWITCHES =
  /^--(no-sandbox|disable-gpu|force-device-scale-factor|ozone-platform|ozone-platform-hint|enable-logging|log-level|inspect|remote-debugging-port)(=.*)?$/

/** Tells a Camwall that the installer of Windows starts after an update (`StartApp` in electron-builder's common.nsh). */
const FROM_INSTALLER = '--updated'

export const OPTIONS = {
  mode: { type: 'string' },
  listen: { type: 'string' },
  connect: { type: 'string', multiple: true },
  'allow-from': { type: 'string', multiple: true },
  'allow-name': { type: 'string', multiple: true },
  demo: { type: 'string' },
  fullscreen: { type: 'boolean' },
  'exit-after': { type: 'string' },
  'user-data-dir': { type: 'string' },
  screenshot: { type: 'string' },
  report: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

/** A mistake of whoever typed the command; its message says what and how to mend it. */
class FlagError extends Error {}

/** `args` are those after the program's own name. Never throws: a mistake comes back as text to print. */
export function readCommandLine(args: readonly string[], version: string): CommandLine {
  try {
    const ours = withDemoNumber(args.filter(isOurs))
    const { values } = parseArgs({ args: ours, options: OPTIONS, strict: true })
    if (values.help === true) return { kind: 'say', text: USAGE, exitCode: 0 }
    if (values.version === true) return { kind: 'say', text: `Camwall ${version}`, exitCode: 0 }
    return { kind: 'run', flags: readFlags(values) }
  } catch (error) {
    const isParseError = error instanceof TypeError && 'code' in error
    if (!(error instanceof FlagError) && !isParseError) throw error
    return { kind: 'say', text: `camwall: ${error.message}\n\n${USAGE}`, exitCode: 2 }
  }
}

function isOurs(arg: string): boolean {
  return arg !== FROM_INSTALLER && !CHROMIUM_SWITCHES.test(arg)
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

function readFlags(values: Values): Flags {
  return {
    hub: readHubFlags(values),
    demo: values.demo === undefined ? 0 : wholeNumber('--demo', values.demo, 1, MAX_DEMO_CAMERAS),
    fullScreen: values.fullscreen === true,
    exitAfterSeconds:
      values['exit-after'] === undefined ? undefined : seconds(values['exit-after']),
    userDataDir: path('--user-data-dir', values['user-data-dir']),
    screenshot: path('--screenshot', values.screenshot),
    report: path('--report', values.report),
  }
}

function readHubFlags(values: Values): HubSettingsPatch {
  const { mode, listen, connect } = values
  const parsedMode = modeSchema.safeParse(mode)
  if (mode !== undefined && !parsedMode.success)
    throw new FlagError(`--mode takes req-rep or pub-sub, not "${mode}".`)
  // Publishers are only asked for in PUB/SUB, so naming one asks for that mode.
  const asked = parsedMode.data ?? (connect === undefined ? undefined : 'pub-sub')
  return {
    ...(asked === undefined ? {} : { mode: asked }),
    ...(listen === undefined ? {} : { listen: listenAddress(listen) }),
    ...lines('--connect', 'connect', connect, checkPublisher),
    ...lines('--allow-from', 'allowFrom', values['allow-from'], checkNetwork),
    ...lines('--allow-name', 'allowNames', values['allow-name'], checkCameraName),
  }
}

/** `--demo` may stand alone or be followed by a number, which `parseArgs` cannot express. */
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
  throw new FlagError(`--listen: ${check.why}`)
}

function lines(
  flag: string,
  setting: 'connect' | 'allowFrom' | 'allowNames',
  texts: readonly string[] | undefined,
  check: (text: string) => LineCheck,
): HubSettingsPatch {
  if (texts === undefined) return {}
  if (texts.length > MAX_ALLOWED)
    throw new FlagError(`${flag} can be given at most ${MAX_ALLOWED} times.`)
  const checked = texts.map((text) => {
    const result = check(text)
    if (!result.ok) throw new FlagError(`${flag}: ${result.why}`)
    return result.line
  })
  return { [setting]: [...new Set(checked)] }
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value
  throw new FlagError(`${flag} takes a whole number from ${min} to ${max}, not "${text}".`)
}

/** A day and more: Node's timers end at 2^31 ms. */
const MAX_SECONDS = 2_000_000

function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= MAX_SECONDS) return value
  throw new FlagError(`--exit-after takes a number of seconds above 0, not "${text}".`)
}

function path(flag: string, text: string | undefined): string | undefined {
  if (text === '') throw new FlagError(`${flag} needs a path.`)
  return text
}
