/** Reads the command line of the hub, and the variables of its environment that stand for flags. */
import { parseArgs } from 'node:util'
import {
  readCommandLineBy,
  readSharedFlags,
  SHARED_OPTIONS,
  type CommandLine,
  type SharedFlags,
} from '../app/command-line/shared-flags.ts'
import type { Language } from '../contract/text/text.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Flags that do something else instead of a run have no variable. */
const WITHOUT_VARIABLE = new Set(['help', 'version', 'check'])

/** What separates the values of a flag that can be repeated. */
const SEPARATOR = ','

export interface HubProgram {
  readonly version: string
  readonly language: Language
  readonly environment: Environment
}

/** A flag overrides its variable. Never throws: a mistake comes back as text to print. */
export function readHubCommandLine(
  args: readonly string[],
  { version, language, environment }: HubProgram,
): CommandLine<SharedFlags> {
  return readCommandLineBy(
    { version, usage: language.text('hub.usage'), language },
    () => {
      const given = parseArgs({ args: [...args], options: SHARED_OPTIONS, strict: true })
      const others = variableArguments(environment, new Set(Object.keys(given.values)))
      return parseArgs({ args: [...others, ...args], options: SHARED_OPTIONS, strict: true })
    },
    ({ values }) => readSharedFlags(values),
  )
}

/** `CAMWALL_USER_DATA_DIR` for `user-data-dir`. */
export function variableOf(flag: string): string {
  return `CAMWALL_${flag.toUpperCase().replaceAll('-', '_')}`
}

/** The environment as flags, without those that are given. A variable without a value counts as missing. */
function variableArguments(environment: Environment, given: ReadonlySet<string>): string[] {
  return Object.entries(SHARED_OPTIONS).flatMap(([flag, option]) => {
    const text = environment[variableOf(flag)] ?? ''
    if (text === '' || given.has(flag) || WITHOUT_VARIABLE.has(flag)) return []
    const values = 'multiple' in option ? text.split(SEPARATOR) : [text]
    return values.map((value) => `--${flag}=${value.trim()}`)
  })
}
