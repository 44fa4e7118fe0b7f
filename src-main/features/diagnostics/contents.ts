/** The files of “Save diagnostics”: logs, settings and reports; crash dumps only when names may be included. */
import { open, readFile } from 'node:fs/promises'
import type { CamwallState } from '../../app/camwall.ts'
import { FIRST_LAYOUT } from '../../app/layouts/first-layout.ts'
import { MAX_LOG_BYTES, OLD_LOGS } from '../../app/log/log-file.ts'
import { plainReport, type PlainReportSource } from '../../app/report/plain-report.ts'
import type { Report } from '../../app/report/report.ts'
import { reportedSettings, type AnySettings } from '../../app/report/reported-settings.ts'
import { keyOf } from '../../contract/access.ts'
import { parseUrl, ruleCamerasSchema, type RuleCameras } from '../../contract/alarm-rule.ts'
import { publisherOf } from '../../contract/publisher.ts'
import { hubSection, type HubSettings } from '../../contract/settings.ts'
import { camerasOf } from '../../contract/tiles.ts'
import { isoTime } from '../../lib/iso-time.ts'
import { jsonText } from '../../lib/json-text.ts'
import { listCrashDumps, type CrashDump } from './crash-dumps.ts'
import { Placeholders } from './placeholders.ts'

/** Crash dumps contain memory of a process, in which names cannot be replaced: only `with-all` includes them. */
export type Privacy = 'without-names' | 'with-all'

export interface DiagnosticsSource extends PlainReportSource {
  readonly state: PlainReportSource['state'] & Pick<CamwallState, 'walls' | 'groups' | 'templates'>
  /** In force. */
  readonly hub: HubSettings
  /** The hub's public key, which is also replaced in the log. */
  readonly hubKey: string | undefined
  readonly report: Report
  readonly logPath: string
  readonly dumpsFolder: string
  /** The user's folder. */
  readonly home: string
}

/** Paths in the archive, and their content. */
export type Contents = Readonly<Record<string, Uint8Array>>

/** Ten dumps of a usual size have 3 MB; together with 4 MB of logs, the archive can be sent by e-mail. */
const MAX_DUMPS_BYTES = 16_000_000

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i
/** Between the scheme, or a user's name, and the port or the path. */
const HOST = /^[^/]+:\/\/(?:[^/?#@\s]*@)?(\[[^\]]+\]|[^:/?#\s]+)/

export async function gatherDiagnostics(
  source: DiagnosticsSource,
  privacy: Privacy,
): Promise<Contents> {
  const hider = privacy === 'without-names' ? new Placeholders(knownOf(source)) : undefined
  const hidden = <Value>(value: Value) => hider?.inValue(value) ?? value
  const { state, cameras } = source
  // What events say cannot be told from names.
  const report = hider === undefined ? source.report : { ...source.report, events: [] }
  const contents: Record<string, Uint8Array> = {
    'report.txt': bytesOf(plainReport({ ...source, ...hidden({ state, cameras }) })),
    'report.json': bytesOf(jsonText(hidden(report))),
    'settings.json': bytesOf(jsonText(hidden(settingsOf(source)))),
  }
  for (const [name, path] of logsOf(source.logPath)) {
    const log = await readEnd(path)
    if (log !== undefined) contents[`logs/${name}`] = bytesOf((await hider?.inLog(log)) ?? log)
  }
  const dumps = await listCrashDumps(source.dumpsFolder)
  const packed = privacy === 'with-all' ? newestWithin(dumps, MAX_DUMPS_BYTES) : []
  for (const { name, path } of packed) contents[`crash-dumps/${name}`] = await readFile(path)
  return { 'README.txt': bytesOf(readme(source, privacy, dumps, packed)), ...contents }
}

/** Cameras of the report first, so that `camera-1` is the first in its list. */
function knownOf({ state, hub, hubKey, report, home }: DiagnosticsSource) {
  const { allowFrom, allowNames, senderKeys } = hub
  const addresses = addressesIn(state.settings)
  const chosen = choicesIn(state.settings)
  const refused = (...whys: readonly string[]) =>
    report.refused.flatMap(({ why, who }) => (who !== undefined && whys.includes(why) ? [who] : []))
  return {
    cameras: [
      ...report.cameras.map(({ name }) => name),
      ...state.walls.flatMap(({ tiles }) => camerasOf(tiles)),
      ...state.groups.map(({ camera }) => camera),
      ...chosen.flatMap((choice) => (choice.by === 'names' ? choice.cameras : [])),
      ...addresses.flatMap((line) => publisherOf(line).cameras),
      ...allowNames,
      ...refused('name'),
      ...senderKeys.map((line) => line.slice(keyOf(line).length).trim()).filter(Boolean),
    ],
    layouts: [
      ...state.walls.map(({ name }) => name).filter((name) => name !== FIRST_LAYOUT.name),
      ...state.templates.map(({ name }) => name),
      ...state.groups.flatMap(({ groups }) => groups),
      ...[...chosen, ...state.walls.map(({ cameras }) => cameras)].flatMap((choice) =>
        choice.by === 'groups' ? choice.groups : [],
      ),
    ],
    hosts: [
      ...addresses.flatMap(hostsOf),
      ...webHosts(state.settings),
      ...allowFrom.map((line) => line.replace(/\/\d+$/, '')),
      ...refused('address', 'sender-too-large', 'sender-encrypts'),
    ],
    keys: [
      ...senderKeys.map(keyOf),
      ...[...addresses.map((line) => publisherOf(line).key), hubKey].filter(
        (key) => key !== undefined,
      ),
      ...refused('key'),
    ],
    home,
  }
}

/** Of what they have a scheme, such as `tcp://`; some are followed by options and a key. */
function addressesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return SCHEME.test(value) ? [value] : []
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(addressesIn)
    : []
}

const choiceSchema = ruleCamerasSchema()

/** Which cameras a person chose, for rules of alarms and the schedule of recordings. */
function choicesIn(value: unknown): readonly RuleCameras[] {
  const choice = choiceSchema.safeParse(value)
  if (choice.success) return [choice.data]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(choicesIn) : []
}

/** As it was typed, and as a webhook's notices have it. */
function hostsOf(address: string): readonly string[] {
  const [, typed] = HOST.exec(address) ?? []
  return [typed, parseUrl(address)?.hostname]
    .filter((host) => host !== undefined)
    .map((host) => host.replace(/^\[(.*)\]$/, '$1'))
}

/** The names by which browsers reach this computer, which have no scheme. */
function webHosts({ web }: AnySettings): readonly string[] {
  return web !== undefined && 'hosts' in web && Array.isArray(web.hosts)
    ? web.hosts.map(String)
    : []
}

/** With the public keys of senders, without secrets: the hub's secret key is in a file that is not read here. */
function settingsOf({ sections, state, hub: { senderKeys } }: DiagnosticsSource) {
  const { settings, walls, groups } = state
  const reported = reportedSettings(sections, settings)
  const hub = { ...reported[hubSection.name], senderKeys }
  return { ...reported, hub, setByFlags: settings.setByFlags, layouts: walls, groups }
}

function logsOf(path: string): readonly (readonly [name: string, path: string])[] {
  const ages = Array.from({ length: OLD_LOGS }, (_, index) => `.${index + 1}`)
  return ['', ...ages].map((age) => [`camwall.log${age}`, `${path}${age}`] as const)
}

/** The end of a log that is too long, from the start of a line. */
async function readEnd(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const start = Math.max(0, (await file.stat()).size - MAX_LOG_BYTES)
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(MAX_LOG_BYTES),
      position: start,
    })
    const text = buffer.toString('utf8', 0, bytesRead)
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    await file.close()
  }
}

function newestWithin(dumps: readonly CrashDump[], most: number): readonly CrashDump[] {
  let sum = 0
  return dumps.filter(({ bytes }) => (sum += bytes) <= most)
}

function readme(
  { versions, now }: DiagnosticsSource,
  privacy: Privacy,
  dumps: readonly CrashDump[],
  packed: readonly CrashDump[],
): string {
  return [
    `Camwall's diagnostics of ${isoTime(now)}`,
    versions.join(', '),
    '',
    'report.txt     how Camwall is doing, to read',
    'report.json    what was received and painted since it started; stalls are 0 unless --report was given',
    'settings.json  the settings in force, without secret keys',
    'logs/          notices and changes of the hub; camwall.log is the newest',
    ...(packed.length > 0
      ? ['crash-dumps/   what the memory of a process held when it crashed']
      : []),
    '',
    privacy === 'without-names'
      ? 'Names of cameras, addresses and keys are replaced: camera-1 is the same camera in all files.'
      : 'Names of cameras and addresses are in it, and crash dumps can hold parts of pictures: give it only to people whom you trust.',
    `Crash dumps on this computer: ${dumps.length}, of which ${packed.length} are packed.`,
    ...dumps.map(({ name, bytes, at }) => `  ${name}  ${bytes} bytes  ${isoTime(at)}`),
    '',
  ].join('\n')
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
