/** A run of the hub: from its settings folder to the orderly exit. */
import { join, resolve } from 'node:path'
import { Camwall } from '../app/camwall.ts'
import { coreHandlers, coreRunners } from '../app/core-handlers.ts'
import { withFlags, type SharedFlags } from '../app/command-line/shared-flags.ts'
import type { House } from '../app/house.ts'
import { followInto } from '../app/log/follow.ts'
import type { LogFile } from '../app/log/log-file.ts'
import { openLog } from '../app/log/open-log.ts'
import { oneLine } from '../app/log/words.ts'
import { joined } from '../app/requests/answer.ts'
import { absolute } from '../app/recording.ts'
import type { Report } from '../app/report/report.ts'
import { reportOf } from '../app/report/report-of.ts'
import { StallWatch } from '../app/report/stall-watch.ts'
import { versionWords } from '../app/report/version-words.ts'
import { lockFolder, type FolderLock } from '../app/settings/folder-lock.ts'
import type { Content } from '../app/settings/settings-file.ts'
import { NO_WORK } from '../consumers/screen/frame-link.ts'
import { hubSection } from '../contract/settings.ts'
import { ENGLISH, type Language } from '../contract/text/text.ts'
import type { EncryptionTopics } from '../features/encryption/contract.ts'
import { commands, requests } from '../features/list.ts'
import { sections, wallFileForm } from '../features/sections.ts'
import { jsonText } from '../lib/json-text.ts'
import { writeGivenFile } from '../lib/write-given-file.ts'
import { ABSENT_TOPICS } from './absent-topics.ts'
import { exitOnRequest } from './exit.ts'
import { absentCommands, hasSqlite, hubFeatures } from './hub-features.ts'
import { nodeHost } from './node-host.ts'
import { settingsFolder } from './settings-folder.ts'

export interface HubPlan {
  readonly flags: SharedFlags
  /** A checked wall file that overrides the settings for this run. */
  readonly config: Content
  /** Camwall's own version. */
  readonly version: string
  /** Of the terminal; the log is always in English. */
  readonly language: Language
}

/** Writes a line to the log, and prints it: services keep what is printed. */
type Say = (line: string) => void

/** Resolves when the hub is opening. A signal or `--exit-after` ends the process. */
export async function runHub({ flags, config, version, language }: HubPlan): Promise<void> {
  const startedAt = Date.now()
  if (flags.record.folder !== undefined && !hasSqlite())
    throw new Error(language.text('hub.cannot-record', { node: process.versions.node }))
  const folder = resolve(flags.userDataDir ?? settingsFolder())
  const lock = await lockFolder(folder, language.text('hub.holder', { id: process.pid }))
  if (lock.kind === 'held')
    throw new Error(language.text('terminal.folder-in-use', { folder, holder: lock.holder }))
  const log = openLog(join(folder, 'logs', 'camwall.log'), versionWords(version))
  const say: Say = (line) => {
    log.write(line)
    console.log(oneLine(line))
  }
  if (lock.kind === 'impossible') say(ENGLISH.text('hub.not-locked', { folder, why: lock.why }))
  const camwall = await Camwall.start({
    settingsPath: join(folder, 'settings.json'),
    sections,
    flags: flags.hub,
    config: withFlags(config, flags),
  })
  const following = followInto(say, camwall)
  const stalls = new StallWatch(flags.report !== undefined)
  const report = () => reportOf({ camwall, version, startedAt, stalls, work: NO_WORK, windows: [] })
  const desktop = nodeHost({
    version,
    folder,
    notify: ({ title, body }) => say(`${ENGLISH.say(title)} ${ENGLISH.say(body)}`),
    quit: () => exit(),
  })
  const stopFeatures = startFeatures(
    { camwall, wallFileForm, log, desktop, startedAt, recordFlags: absolute(flags.record), report },
    say,
  )
  const exit = exitOnRequest(
    [
      stopFeatures,
      () => camwall.stop(),
      () => writeReport(flags.report, report),
      () => camwall.feed.stop(),
      () => {
        following.end()
        return closeLog(log, lock)
      },
    ],
    flags.exitAfterSeconds,
  )
  tellKey(camwall, join(folder, 'hub-key.json'), say)
  camwall.open()
}

/** Returns the function that stops them. */
function startFeatures(house: House, say: Say): () => void {
  const withDatabase = hasSqlite()
  if (!withDatabase) say(ENGLISH.text('hub.no-sqlite', { node: process.versions.node }))
  const running = hubFeatures(withDatabase).map((feature) => feature.start(house))
  const { camwall } = house
  camwall.answerPagesBy({
    ...{ requests, commands, absentTopics: ABSENT_TOPICS },
    absentCommands: absentCommands(withDatabase),
    handlers: joined([coreHandlers(camwall), ...running.map(({ handlers }) => handlers)]),
    runners: joined([coreRunners(camwall), ...running.map(({ runners }) => runners)]),
  })
  return () => {
    for (const feature of running) feature.stop?.()
  }
}

/** Senders need the public key, and no window shows it. */
function tellKey({ publisher, settings }: Camwall, path: string, say: Say): void {
  let told: string | undefined
  publisher.follow(() => {
    const { hubKey } = publisher.published.topics as Partial<EncryptionTopics>
    const key = hubKey?.publicKey
    if (key === undefined || key === told || !settings.get(hubSection).encrypt) return
    told = key
    say(ENGLISH.text('hub.key', { key, path }))
  })
}

async function writeReport(path: string | undefined, report: () => Report): Promise<void> {
  if (path !== undefined) await writeGivenFile(path, jsonText(report()))
}

async function closeLog(log: LogFile, lock: FolderLock): Promise<void> {
  log.write('Camwall ends')
  await log.flush()
  if (lock.kind === 'locked') await lock.release()
}
