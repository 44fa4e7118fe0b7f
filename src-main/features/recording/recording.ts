/** Records cameras to files: which, where, and what is told of it. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature, House, Running } from '../../app/house.ts'
import type { Recording } from '../../app/recording.ts'
import { withReplacedCamera } from '../../app/wall/replaced-cameras.ts'
import { MANIFEST_NAME } from '../../consumers/recorder/disk/manifest.ts'
import type { HeldFrame, KeptPast } from '../../capture/past.ts'
import type { DiskFailure, RecordingPlan } from '../../consumers/recorder/orders.ts'
import { Recorder } from '../../consumers/recorder/recorder.ts'
import { RecorderThread } from '../../consumers/recorder/recorder-thread.ts'
import type { RecordedCounts } from '../../contract/recording.ts'
import { message } from '../../contract/text/text.ts'
import { now } from '../../feed/feed.ts'
import {
  recordingSection,
  type recordingCommands,
  type recordingRequests,
  type RecordingTopics,
} from './contract.ts'
import {
  recordingFailed,
  recordingBroken,
  recordingRecovered,
  recordingsUndeleted,
} from './recording-notices.ts'
import {
  ALL_BY_HAND,
  NONE_BY_HAND,
  RecordedCameras,
  recordedSchema,
  withReplacedByHand,
} from './recorded-cameras.ts'

const GIGABYTE = 1_000_000_000
/** In the system's folder of videos. */
const FOLDER_NAME = 'Camwall'

export const recording: Feature<typeof recordingRequests, typeof recordingCommands> = {
  name: 'recording',
  start: (house) => new RecordingFeature(house).running,
}

class RecordingFeature {
  readonly #house: House
  readonly #camwall: Camwall
  readonly #kept
  readonly #recorded: RecordedCameras
  readonly #recorder: Recorder
  /** Those of the known cameras that are recorded. */
  #cameras: readonly string[] = []
  #failure: DiskFailure | undefined
  /** Frames that were lost before the present failure. */
  #droppedBefore = 0

  constructor(house: House) {
    const { camwall } = house
    this.#house = house
    this.#camwall = camwall
    this.#kept = camwall.settings.keep('recorded', recordedSchema, NONE_BY_HAND)
    this.#recorded = new RecordedCameras(
      this.#isByFlag ? ALL_BY_HAND : this.#kept.value,
      camwall.settings.get(recordingSection).schedule,
      (camera) => camwall.layouts.groups.findLast((item) => item.camera === camera)?.groups ?? [],
    )
    const script = join(import.meta.dirname, 'recorder-worker.js')
    this.#recorder = new Recorder(
      camwall.feed,
      this.#plan,
      (plan, listener) => new RecorderThread(script, plan, listener),
      {
        failureChanged: (failure) => this.#tell(failure),
        undeleted: (undeleted) => camwall.notify(recordingsUndeleted(undeleted)),
        broken: (why) => camwall.notify(recordingBroken(why)),
      },
    )
  }

  get running(): Running<typeof recordingRequests, typeof recordingCommands> {
    const camwall = this.#camwall
    camwall.recordBy(this.#forOthers)
    camwall.onReplace((replacement) => {
      this.#recorded.byHand = withReplacedByHand(this.#recorded.byHand, replacement)
      this.#keep()
      const { schedule } = this.#recorded
      const cameras = schedule && withReplacedCamera(schedule.cameras, replacement)
      if (schedule !== null && cameras !== null && cameras !== schedule.cameras)
        camwall.settings.change(recordingSection, { schedule: { ...schedule, cameras } })
    })
    camwall.settings.onChange((section) => {
      if (section === recordingSection.name) this.#change()
    })
    const stopSampling = camwall.onSample(() => this.#step())
    camwall.onStop(() => this.#recorder.stop())
    this.#recorder.record((camera) => this.#recorded.has(camera, now()))
    void this.#tend()
    this.#publish()
    return {
      handlers: {
        'recording:set': (_context, cameras, isOn) =>
          this.#changing(() => this.#recorded.set(cameras, isOn)),
        'recording:set-all': (_context, isOn) =>
          this.#changing(() => this.#recorded.setAll(isOn, this.#known)),
        'recording:choose-folder': async ({ window }) => {
          const folder = await this.#house.desktop.chooseFolder(window, {
            title: message('dialog.recordings-folder'),
            defaultPath: this.#plan.folder,
          })
          if (folder !== undefined) camwall.settings.change(recordingSection, { folder })
        },
      },
      runners: {},
      stop: stopSampling,
    }
  }

  /** Files of the last run are finished, and old ones deleted, even if nothing is recorded now. The folder's disk may hang. */
  async #tend(): Promise<void> {
    try {
      await access(join(this.#plan.folder, MANIFEST_NAME))
    } catch {
      return // There are none.
    }
    this.#recorder.tend()
  }

  get #forOthers(): Recording {
    const counts = () => this.#counts
    return {
      get counts() {
        return counts()
      },
      recordFor: (cameras, seconds) =>
        this.#changing(() => this.#recorded.recordFor(cameras, seconds, now())),
      files: {
        days: () => this.#recorder.ask('days'),
        between: (range) => this.#recorder.ask('files', range),
        protect: (...args) => this.#recorder.ask('protect', ...args),
        deletable: (deletion) => this.#recorder.ask('deletable', deletion),
        delete: (...args) => this.#recorder.ask('delete', ...args),
      },
    }
  }

  /** `--record` records all cameras of this run, and saves nothing. */
  get #isByFlag(): boolean {
    return this.#house.recordFlags.folder !== undefined
  }

  get #plan(): RecordingPlan {
    const { desktop, recordFlags } = this.#house
    const { folder, format, partMinutes, days, gigabytes, freeGigabytes } =
      this.#camwall.settings.get(recordingSection)
    const chosen = folder === '' ? join(desktop.folders.videos, FOLDER_NAME) : folder
    return {
      folder: recordFlags.folder ?? chosen,
      format: recordFlags.format ?? format,
      partMinutes: recordFlags.partMinutes ?? partMinutes,
      retention: {
        days,
        bytes: gigabytes === null ? null : gigabytes * GIGABYTE,
        freeBytes: freeGigabytes * GIGABYTE,
      },
    }
  }

  get #known(): readonly string[] {
    return [...this.#camwall.feed.cameras.names]
  }

  get #counts(): ReadonlyMap<string, RecordedCounts> {
    return new Map(
      [...this.#recorder.recorded].map(([camera, { written, dropped }]) => [
        camera,
        { frames: written.frames, bytes: written.bytes, dropped: dropped.frames },
      ]),
    )
  }

  #change(): void {
    this.#recorded.schedule = this.#camwall.settings.get(recordingSection).schedule
    this.#recorder.change(this.#plan)
    this.#step()
  }

  #changing(change: () => void): void {
    change()
    this.#keep()
    this.#step()
  }

  #keep(): void {
    if (!this.#isByFlag) this.#kept.set(this.#recorded.byHand)
  }

  #step(): void {
    const moment = now()
    this.#recorded.pass(moment)
    const cameras = this.#known.filter((camera) => this.#recorded.has(camera, moment))
    // A camera that came since the last step may have a file already, although that step did not know it.
    const before = new Set([
      ...this.#cameras,
      ...this.#known.filter((camera) => this.#recorder.isOpen(camera)),
    ])
    if (!isDeepStrictEqual(new Set(cameras), before)) {
      this.#prependPast(cameras.filter((camera) => !before.has(camera)))
      this.#recorder.record((camera) => this.#recorded.has(camera, now()))
    }
    this.#cameras = cameras
    this.#publish()
  }

  /** A recording begins with the seconds before it, as far as look-back has them. */
  #prependPast(cameras: readonly string[]): void {
    const { past } = this.#camwall
    if (past === undefined) return
    const held = cameras.flatMap((camera) => [...heldAfter(past, camera, this.#beginOf(camera))])
    this.#recorder.prepend(held.toSorted((one, other) => one.frame.time - other.frame.time))
  }

  /** After which frames are not recorded yet, in milliseconds since the epoch. */
  #beginOf(camera: string): number {
    const at = Date.now()
    const begin = at - 1000 * this.#camwall.settings.get(recordingSection).secondsBefore
    const newest = this.#recorder.newestOf(camera) ?? begin
    // One that is to come yet is from before the clock was set back.
    return newest > at ? begin : Math.max(begin, newest)
  }

  #publish(): void {
    const counts = [...this.#counts.values()]
    const topics: RecordingTopics = {
      recording: {
        cameras: this.#cameras,
        awaited: this.#recorded.awaited(new Set(this.#known)),
        isAll: this.#recorded.byHand.isAll,
        folder: this.#plan.folder,
        frames: counts.reduce((sum, { frames }) => sum + frames, 0),
        dropped: counts.reduce((sum, { dropped }) => sum + dropped, 0),
        failure: this.#failure?.reason,
      },
    }
    this.#camwall.publisher.publish({ ...topics })
  }

  get #dropped(): number {
    return [...this.#counts.values()].reduce((sum, { dropped }) => sum + dropped, 0)
  }

  #tell(failure: DiskFailure | undefined): void {
    const dropped = this.#dropped
    if (failure === undefined)
      this.#camwall.notify(
        recordingRecovered(dropped - this.#droppedBefore, this.#cameras.length > 0),
      )
    else this.#camwall.notify(recordingFailed(failure, this.#plan.folder))
    if (this.#failure === undefined) this.#droppedBefore = dropped
    this.#failure = failure
    this.#publish()
  }
}

/** The camera's frames after a time, the oldest first. Each must be released. @param time - in milliseconds since the epoch */
function* heldAfter(past: KeptPast, camera: string, time: number): Generator<HeldFrame> {
  for (let next = past.next(camera, time); next !== undefined; next = past.next(camera, next))
    yield* past.hold(camera, next)
}
