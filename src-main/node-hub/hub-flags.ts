/** Reads the command line of the hub, and the variables of its environment that stand for flags. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { FlagError } from '../app/command-line/flag-values.ts'
import {
  readCommandLineBy,
  readSharedFlags,
  SHARED_OPTIONS,
  type CommandLine,
  type SharedFlags,
} from '../app/command-line/shared-flags.ts'
import type { Right } from '../contract/request.ts'
import { message, type Language } from '../contract/text/text.ts'
import { isUserName, RIGHTS, rightsUpTo } from '../features/web/contract.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Flags that do something else instead of a run have no variable. */
const WITHOUT_VARIABLE = new Set(['help', 'version', 'check', 'add-user', 'user-rights'])

const PREFIX = 'CAMWALL'

/** What separates the values of a flag that can be repeated. */
const SEPARATOR = ','

export const HUB_OPTIONS = {
  ...SHARED_OPTIONS,
  'add-user': { type: 'string' },
  'user-rights': { type: 'string' },
} as const satisfies ParseArgsConfig['options']

export interface NewUser {
  readonly name: string
  readonly rights: readonly Right[]
}

export interface HubFlags extends SharedFlags {
  /** Adds a user of the web server, then exits. */
  readonly addUser: NewUser | undefined
}

export interface HubProgram {
  readonly version: string
  readonly language: Language
  readonly environment: Environment
}

/** A flag overrides its variable. Never throws: a mistake comes back as text to print. */
export function readHubCommandLine(
  args: readonly string[],
  { version, language, environment }: HubProgram,
): CommandLine<HubFlags> {
  return readCommandLineBy(
    { version, usage: language.text('hub.usage'), language },
    () =>
      parseArgs({
        args: withVariables(args, HUB_OPTIONS, environment),
        options: HUB_OPTIONS,
        strict: true,
      }),
    ({ values }) => ({ ...readSharedFlags(values), addUser: newUser(values) }),
  )
}

function newUser(values: {
  readonly 'add-user'?: string | undefined
  readonly 'user-rights'?: string | undefined
}): NewUser | undefined {
  const { 'add-user': name, 'user-rights': given = 'view' } = values
  if (name === undefined) return undefined
  const right = RIGHTS.find((one) => one === given)
  if (!isUserName(name)) throw new FlagError(message('flag.add-user', { given: name }))
  if (right === undefined)
    throw new FlagError(message('flag.user-rights', { rights: RIGHTS.join(', '), given }))
  return { name, rights: rightsUpTo(right) }
}

/** `CAMWALL_USER_DATA_DIR` for `user-data-dir`. */
export function variableOf(flag: string, prefix = PREFIX): string {
  return `${prefix}_${flag.toUpperCase().replaceAll('-', '_')}`
}

/**
 * The arguments, after those that the environment stands for. A variable of a flag that is given is ignored, and one without a value
 * counts as missing.
 *
 * @throws as `parseArgs`
 */
export function withVariables(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
  environment: Environment,
  prefix = PREFIX,
): string[] {
  const given = parseArgs({ args: [...args], options, strict: true }).values
  const others = Object.entries(options).flatMap(([flag, { multiple = false }]) => {
    const text = environment[variableOf(flag, prefix)] ?? ''
    if (text === '' || flag in given || WITHOUT_VARIABLE.has(flag)) return []
    const values = multiple ? text.split(SEPARATOR) : [text]
    return values.map((value) => `--${flag}=${value.trim()}`)
  })
  return [...others, ...args]
}
