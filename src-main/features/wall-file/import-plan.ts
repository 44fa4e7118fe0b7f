/** What an import would change, and which of it needs consent. Pure. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { SETTINGS_VERSION, type Content } from '../../app/settings/settings-file.ts'
import type { WallFileForm } from '../../app/settings/wall-file.ts'
import { hostOf, isLoopback, listensEverywhere, portOf } from '../../contract/address.ts'
import { hubSection, type HubSettings } from '../../contract/settings.ts'
import type { FileChange, Risk } from './contract.ts'

/** Characters of a value in the list of changes: one line of the dialog. */
const MAX_VALUE_LENGTH = 60

type Values = Readonly<Record<string, unknown>>

/** The content of an export: known keys of what is saved, and nothing that stays on this computer. */
export function exportOf(saved: Content, form: WallFileForm): Content {
  const { sections, parts, stays } = form
  const left = new Set([...stays, ...unreadableParts(saved, form)])
  const ofSections = sections.map(({ name, settings }): readonly [string, Values] => {
    const values = Object.entries((saved[name] ?? {}) as Values)
    return [name, Object.fromEntries(values.filter(([key]) => Object.hasOwn(settings, key)))]
  })
  const ofParts = Object.keys(parts)
    .filter((name) => Object.hasOwn(saved, name) && !left.has(name))
    .map((name): readonly [string, unknown] => [name, saved[name]])
  return {
    version: SETTINGS_VERSION,
    ...Object.fromEntries(ofSections),
    ...Object.fromEntries(ofParts),
  }
}

/** What is saved in another form than this one, so that an export does not have it. */
export function unreadableParts(saved: Content, { parts, stays }: WallFileForm): readonly string[] {
  return Object.entries(parts)
    .filter(([name]) => Object.hasOwn(saved, name) && !stays.includes(name))
    .filter(([name, schema]) => !schema.safeParse(saved[name]).success)
    .map(([name]) => name)
}

/** Each value that a file would change, in its order. */
export function changesOf(
  saved: Content,
  file: Content,
  { sections, stays }: WallFileForm,
): readonly FileChange[] {
  return Object.entries(file).flatMap(([name, then]) => {
    const now = saved[name]
    if (stays.includes(name)) return []
    if (!sections.some((section) => section.name === name))
      // A part that was never saved is empty.
      return isDeepStrictEqual(now ?? [], then) ? [] : changeOf(name, now, then, undefined)
    return Object.entries(then as Values).flatMap(([key, value]) => {
      const path = `${name}.${key}`
      const before = (now as Values | undefined)?.[key]
      const risk =
        name === hubSection.name
          ? riskOf(key, now as HubSettings, value)
          : riskOfPath(path, before, value)
      return changeOf(path, before, value, risk)
    })
  })
}

/** What is saved, with the changes of a file, except for those with a risk that are not `allowed`. */
export function withChanges(
  saved: Content,
  file: Content,
  form: WallFileForm,
  allowed: ReadonlySet<string>,
): Content {
  const refused = new Set(
    changesOf(saved, file, form)
      .filter(({ path, risk }) => risk !== undefined && !allowed.has(path))
      .map(({ path }) => path),
  )
  const isSection = (name: string) => form.sections.some((section) => section.name === name)
  const comes = Object.entries(file).filter(([name]) => !form.stays.includes(name))
  const changed = comes.map(([name, then]): readonly [string, unknown] => {
    if (!isSection(name)) return [name, then]
    const taken = Object.entries(then as Values).filter(([key]) => !refused.has(`${name}.${key}`))
    return [name, { ...(saved[name] as Values | undefined), ...Object.fromEntries(taken) }]
  })
  return { ...saved, ...Object.fromEntries(changed) }
}

function changeOf(
  path: string,
  now: unknown,
  then: unknown,
  risk: Risk | undefined,
): readonly FileChange[] {
  if (isDeepStrictEqual(now, then)) return []
  const [before, after] = [now, then].map(wordsOf)
  // What differs is not in the words.
  const isSame = before === after
  return [
    {
      path,
      now: now === undefined ? undefined : short(isSame ? JSON.stringify(now) : before),
      then: short(isSame ? JSON.stringify(then) : after),
      risk,
    },
  ]
}

/** Of things with names, as layouts and alarms, the names. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  if (Array.isArray(value) && value.length > 0 && value.every(isNamed))
    return value.map(({ name }) => name).join(', ')
  return JSON.stringify(value)
}

function isNamed(value: unknown): value is { readonly name: string } {
  return z.object({ name: z.string() }).safeParse(value).success
}

function short(text = ''): string {
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text
}

function riskOf(key: string, now: HubSettings, then: unknown): Risk | undefined {
  switch (key) {
    case 'encrypt':
      return now.encrypt && then === false ? 'encryption-off' : undefined
    case 'allowFrom':
      return keepsOut(now[key]) && !keepsOut(then as readonly string[]) ? 'list-emptied' : undefined
    case 'allowNames':
    case 'senderKeys':
      return now[key].length > 0 && (then as readonly string[]).length === 0
        ? 'list-emptied'
        : undefined
    case 'mode':
      return now.mode === 'pub-sub' && then !== 'pub-sub' ? 'port-opened' : undefined
    case 'listen':
      return isReached(now, String(then)) ? undefined : 'port-opened'
    case 'alsoListen':
      return (then as readonly string[]).every((line) => isReached(now, line))
        ? undefined
        : 'port-opened'
    default:
      return undefined
  }
}

/** Whether an address is reached only from where the hub can be reached already. */
function isReached({ listen, alsoListen }: HubSettings, line: string): boolean {
  return [listen, ...alsoListen].some((other) => isWithin(line, other))
}
/** Where the cameras, or a file of this computer as the password, would be sent. */
const TELLS = new Set(['mqtt.broker', 'mqtt.passwordFile'])
/** Addresses at which others get the pictures, or the wall. */
const LISTENS = new Set(['publish.address', 'web.address'])

/** Of the settings of features. */
function riskOfPath(path: string, now: unknown, then: unknown): Risk | undefined {
  if (path === 'publish.relays' && Array.isArray(then) && then.length > 0) return 'told-elsewhere'
  if (path === 'web.hosts') return isAdded(now, then) ? 'name-allowed' : undefined
  if (typeof then !== 'string' || then === '') return undefined
  if (TELLS.has(path)) return 'told-elsewhere'
  if (!LISTENS.has(path)) return undefined
  const isOpen = typeof now === 'string' && now !== '' && isWithin(then, now)
  return isOpen ? undefined : 'port-opened'
}

/** Whether a list has what another one has not. */
function isAdded(now: unknown, then: unknown): boolean {
  const known: readonly unknown[] = Array.isArray(now) ? now : []
  return Array.isArray(then) && then.some((line) => !known.includes(line))
}

/** An empty list of addresses allows everybody, and so does the network of all addresses. */
function keepsOut(list: readonly string[]): boolean {
  return list.length > 0 && !list.some((line) => line.endsWith('/0'))
}

/** Whether an address is reached only from where another one is reached already. */
function isWithin(address: string, other: string): boolean {
  if (portOf(address) !== portOf(other)) return false
  return (
    listensEverywhere(other) || isLoopback(hostOf(address)) || hostOf(address) === hostOf(other)
  )
}
