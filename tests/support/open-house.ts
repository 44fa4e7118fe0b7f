/** Camwall with its features, without Electron, started like the real program. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Camwall, type CamwallOptions } from '../../src-main/app/camwall.ts'
import { coreHandlers, coreRunners } from '../../src-main/app/core-handlers.ts'
import type { Desktop, Feature, House } from '../../src-main/app/house.ts'
import { LogFile } from '../../src-main/app/log/log-file.ts'
import { buildReport } from '../../src-main/app/report/report.ts'
import type { RequestingWindow } from '../../src-main/app/request-context.ts'
import type { Change } from '../../src-main/app/state/publisher.ts'
import { NO_WORK } from '../../src-main/consumers/screen/frame-link.ts'
import type { Feed } from '../../src-main/feed/feed.ts'
import type { FeedSubscription, FrameConsumer } from '../../src-main/feed/frame-consumer.ts'
import type { ArgsOf, ResultOf } from '../../src-main/contract/request.ts'
import { answer, joined } from '../../src-main/app/requests/answer.ts'
import { features } from '../../src-main/features/all.ts'
import { commands, requests, type Requests } from '../../src-main/features/list.ts'
import { sections, wallFileForm } from '../../src-main/features/sections.ts'
import { ABSENT_TOPICS } from '../../src-main/node-hub/absent-topics.ts'
import { events } from '../../src-main/features/events/events.ts'
import { aWindow } from './a-window.ts'
import { freePort } from './free-port.ts'
import type { Closing } from './guarded-hub.ts'

export interface OpenHouse extends House {
  /** The address on which the hub listens. */
  readonly address: string
  /** The published changes since it started. */
  readonly changes: readonly Change[]
  /** Takes every frame at once, or as many as its demand. */
  readonly reader: Reader
  /** A request of a page to a feature. */
  readonly request: <Name extends keyof Requests>(
    name: Name,
    ...args: ArgsOf<Requests[Name]>
  ) => Promise<ResultOf<Requests[Name]>>
  /** The same of a certain window. */
  readonly requestOf: (window: RequestingWindow) => OpenHouse['request']
}

/** @param closing - the functions that stop it are added to this list */
export async function openHouse(
  closing: Closing,
  options: Partial<CamwallOptions> = {},
  desktop: Partial<Desktop> = {},
  all: readonly Pick<Feature, 'name'>[] = features,
): Promise<OpenHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-house-'))
  const log = new LogFile(join(folder, 'camwall.log'))
  closing.push(() => rm(folder, { recursive: true }))
  // Features write to it when they stop.
  closing.push(() => log.flush())
  const address = `tcp://127.0.0.1:${await freePort()}`
  const camwall = await Camwall.start({
    settingsPath: join(folder, 'settings.json'),
    sections,
    flags: { listen: address },
    ...options,
  })
  closing.push(() => camwall.stop())
  const changes: Change[] = []
  camwall.publisher.follow((change) => changes.push(change))
  const house: House = {
    camwall,
    wallFileForm,
    log,
    desktop: {
      ...aDesktop(options.settingsPath === undefined ? folder : join(options.settingsPath, '..')),
      ...desktop,
    },
    startedAt: 0,
    recordFlags: {},
    report: () => reportOf(camwall),
  }
  // The database of events needs Electron's Node.
  const started = features.filter((feature) => feature !== events && all.includes(feature))
  const running = started.map((feature) => feature.start(house))
  closing.push(() => {
    for (const feature of running) feature.stop?.()
  })
  const reader = new Reader(camwall.feed)
  camwall.open()
  const handlers = joined(running.map((feature) => feature.handlers))
  camwall.answerPagesBy({
    ...{ requests, commands, absentCommands: [], absentTopics: ABSENT_TOPICS },
    handlers: joined([coreHandlers(camwall), handlers]),
    runners: joined([coreRunners(camwall), ...running.map((feature) => feature.runners)]),
  })
  const requestOf =
    (window: RequestingWindow) =>
    <Name extends keyof Requests>(name: Name, ...args: ArgsOf<Requests[Name]>) =>
      answer(requests, handlers, { window }, name, args) as Promise<ResultOf<Requests[Name]>>
  return { ...house, address, changes, reader, request: requestOf(aWindow()), requestOf }
}

class Reader implements FrameConsumer {
  readonly capacity = Infinity
  readonly isIdle = true
  readonly #subscription: FeedSubscription
  #fps: number | ((camera: string) => number) = Infinity

  constructor(feed: Feed) {
    this.#subscription = feed.add(this)
  }

  /** @param fps - frames a second for each camera, or of each */
  setDemand(fps: number | ((camera: string) => number)): void {
    this.#fps = fps
    this.#subscription.demandChanged()
  }

  demand(camera: string): number {
    return typeof this.#fps === 'number' ? this.#fps : this.#fps(camera)
  }

  take(): void {
    // The frame is ignored.
  }

  stop(): Promise<void> {
    this.#subscription.end()
    return Promise.resolve()
  }
}

function aDesktop(folder: string): Desktop {
  return {
    version: '0.1.0',
    isPackaged: false,
    folders: {
      ...{ settings: folder, documents: folder, pictures: folder, videos: folder },
      ...{ crashDumps: folder, home: folder },
    },
    timeLimit: (seconds) => seconds,
    whenReady: () => Promise.resolve(),
    findSecretStorage: () => Promise.resolve(undefined),
    copyText: () => Promise.resolve(),
    copyPng: () => Promise.resolve(),
    showInFolder: () => undefined,
    chooseWhereToSave: () => Promise.resolve(undefined),
    showTheme: () => undefined,
    chooseFile: () => Promise.resolve(undefined),
    chooseFolder: () => Promise.resolve(undefined),
    attention: {
      notify: () => undefined,
      bringToFront: () => undefined,
      showLayout: () => undefined,
      showTray: () => undefined,
    },
    keepDisplayOn: () => undefined,
    canStartAtLogin: true,
    startAtLogin: () => Promise.resolve(),
    restart: () => undefined,
    startNext: () => undefined,
    quitFor: () => undefined,
  }
}

function reportOf(camwall: Camwall) {
  const { cameras, missing, state, requests, refused, feed } = camwall
  return buildReport({
    version: '0.1.0',
    startedAt: 0,
    endedAt: 1,
    cameras,
    missing,
    totals: state.totals,
    hub: state.hub,
    requests,
    refused,
    latencies: feed.cameras.latencies(),
    recorded: camwall.recording.counts,
    events: camwall.feed.events,
    work: NO_WORK,
    windows: [],
    longestStalls: { main: 0, page: 0 },
  })
}
