/**
 * Takes every frame of the recorded cameras, and gives a copy of it to the thread that writes it. Neither the wall nor a sender
 * waits for the disk: beyond a bound of memory, frames are dropped and counted.
 */
import { captureOf, type CapturedFrame } from '../../capture/captured-frame.ts'
import type { Feed } from '../../feed/feed.ts'
import type { Frame } from '../../feed/frame.ts'
import type { FeedSubscription, FrameConsumer } from '../../feed/frame-consumer.ts'
import { within } from '../../lib/pause.ts'
import { BodyPool } from './body-pool.ts'
import { FolderAsker, FolderError } from './folder-asker.ts'
import { FramesBefore, type HeldCapture } from './frames-before.ts'
import {
  EVERY_CAMERA,
  type DiskFailure,
  type FolderCalls,
  type RecordingPlan,
  type RecordingReport,
  type Undeleted,
} from './orders.ts'
import type { RecordingThread, ThreadListener } from './recorder-thread.ts'
import { Tally, type Amount } from './tally.ts'

/**
 * Memory of frames that may wait for the disk, with what is not used of its blocks. Sixty-four cameras of 10 kB at 10 frames/s fill
 * it in thirteen seconds, longer than a hard disk needs to start; raw pictures fill it in less than a second, and a disk that is
 * slower than they are loses them anyway.
 */
export const MAX_WAITING_BYTES = 128_000_000
/** What a frame takes beside its body. */
export const FRAME_OVERHEAD_BYTES = 1000
/** A disk that was too slow is fast enough again when less than this share of the bytes waits. */
const CAUGHT_UP = 0.5
/** While so much waits, frames from before a recording are not copied, which takes a millisecond for a megabyte or two. */
const BEFORE_BYTES = 32_000_000
/** A message to the thread costs as much as copying some frames. */
const GATHER_MS = 20
/** A disk that has not taken frames for that long hangs. */
const HANGS_AFTER_MS = 10_000
/** Of the exit, which has its own limit for everything. */
const CLOSE_MS = 5000

export interface RecorderListener {
  /** Frames are dropped, and why; or not any more. */
  failureChanged(failure: DiskFailure | undefined): void
  /** Old recordings stay although they are to be deleted. */
  undeleted(undeleted: Undeleted): void
  /** The thread has ended because of an error in Camwall; the next frames start it again. */
  broken(why: string): void
}

/** What became of the frames of a camera: those that were taken are written, dropped, or on their way. */
export interface Recorded {
  readonly written: Amount
  readonly dropped: Amount
}

/** An order of frames, or a plan, that the thread has not dealt with. */
interface Sent {
  /** The folder to which the thread writes until then. */
  readonly folder: string
  readonly bytes: number
  /** By the monotonic clock. */
  readonly at: number
}

export class Recorder implements FrameConsumer {
  /** It never waits: what it cannot keep, it drops and counts itself. */
  readonly capacity = Infinity
  readonly isIdle = true
  readonly isBackground = true
  readonly #listener: RecorderListener
  #plan: RecordingPlan
  readonly #thread: RecordingThread
  readonly #subscription: FeedSubscription
  #isRecorded: (camera: string) => boolean = () => false
  /** When that changed, by the monotonic clock. */
  #changedAt = 0
  /** Cameras with frames in files that are not ended. */
  readonly #open = new Set<string>()
  /** When the newest frame of each camera arrived, in milliseconds since the epoch. */
  readonly #newest = new Map<string, number>()
  readonly #taken = new Tally()
  readonly #written = new Tally()
  readonly #dropped = new Tally()
  readonly #before = new FramesBefore()
  readonly #pool = new BodyPool()
  #gathered: CapturedFrame[] = []
  #gathering: NodeJS.Timeout | undefined
  #sent: Sent[] = []
  #sentBytes = 0
  /** What the thread reports. */
  #diskFailure: DiskFailure | undefined
  #isSlow = false
  readonly #folder = new FolderAsker((order) => this.#thread.send(order))
  /** Called when all files are ended. */
  #closed: (() => void) | undefined

  constructor(
    feed: Pick<Feed, 'add'>,
    plan: RecordingPlan,
    openThread: (plan: () => RecordingPlan, listener: ThreadListener) => RecordingThread,
    listener: RecorderListener,
  ) {
    this.#listener = listener
    this.#plan = plan
    this.#thread = openThread(() => this.#plan, {
      reported: (report) => this.#hear(report),
      ended: (why) => this.#restart(why),
    })
    this.#subscription = feed.add(this)
  }

  /** Of the cameras that were recorded since Camwall started. */
  get recorded(): ReadonlyMap<string, Recorded> {
    const cameras = [...this.#taken.amounts.keys()]
    return new Map(
      cameras.map((camera) => [
        camera,
        { written: this.#written.of(camera), dropped: this.#dropped.of(camera) },
      ]),
    )
  }

  /** Memory of the frames that wait for the disk, at most `MAX_WAITING_BYTES`. */
  get waitingBytes(): number {
    return this.#gatheredBytes + this.#sentBytes
  }

  /** Whether frames of the camera are in a file that has not ended, or wait for it. */
  isOpen(camera: string): boolean {
    return this.#open.has(camera) || this.#before.has(camera)
  }

  /** When the newest frame arrived that was taken of the camera, in milliseconds since the epoch. */
  newestOf(camera: string): number | undefined {
    return this.#newest.get(camera)
  }

  /** From now on these cameras are recorded, and no others. */
  record(isRecorded: (camera: string) => boolean): void {
    this.#isRecorded = isRecorded
    this.#changedAt = performance.now()
    this.#before.takeOf((camera) => !isRecorded(camera), this.#keepBefore)
    const ended = [...this.#open].filter((camera) => !isRecorded(camera))
    for (const camera of ended) this.#open.delete(camera)
    if (this.#open.size === 0) this.#pool.clear()
    if (ended.length > 0) {
      this.#send()
      const cameras = this.#open.size === 0 ? [...ended, EVERY_CAMERA] : ended
      this.#thread.send({ kind: 'end', cameras })
    }
    this.#subscription.demandChanged()
  }

  /** Finishes files of earlier runs, and deletes what is too old, even if nothing is recorded. Does nothing once it is stopped. */
  tend(): void {
    if (this.#closed === undefined) this.#thread.start()
  }

  /** Where and how is recorded from now on. */
  change(plan: RecordingPlan): void {
    this.#send()
    if (this.#thread.isRunning) {
      this.#note(0)
      this.#thread.send({ kind: 'plan', plan })
    }
    this.#plan = plan
    this.#checkHang()
  }

  /** What is in the folder of the recordings. Rejects with a `FolderError` if it cannot be opened. */
  async ask<Name extends keyof FolderCalls>(
    name: Name,
    ...args: Parameters<FolderCalls[Name]>
  ): Promise<ReturnType<FolderCalls[Name]>> {
    if (this.#closed !== undefined) throw new FolderError(CLOSED)
    this.#checkHang()
    return this.#folder.ask(name, ...args)
  }

  /** Adds frames from before a recording, of all its cameras, the oldest first. Each is released when it was copied, or dropped. */
  prepend(frames: Iterable<HeldCapture>): void {
    for (const held of frames) this.#before.add(held)
    this.#takeBefore()
  }

  demand(camera: string): number {
    return this.#isRecorded(camera) ? Infinity : 0
  }

  /** When a recording begins, the newest frame of its camera is offered, which came before. */
  take(frame: Frame): void {
    const { facts, body } = frame
    if (facts.arrivedAtSteady < this.#changedAt) return
    const captured = captureOf(facts, body)
    if (this.#before.areNone) this.#keep(captured, this.#dropSlow)
    else if (this.#isTooMuch(this.#before.newerBytes + body.byteLength)) this.#dropSlow(captured)
    else {
      frame.retain()
      this.#before.addNewer({ frame: captured, release: () => frame.release() })
      this.#checkHang()
    }
  }

  /** Resolves when all frames are in files, or the disk takes too long. */
  async stop(): Promise<void> {
    if (this.#closed !== undefined) return
    this.#subscription.end()
    this.#before.takeOf(() => true, this.#keepBefore)
    this.#send()
    const closed = new Promise<void>((resolve) => (this.#closed = resolve))
    if (!this.#thread.isRunning) return
    this.#thread.send({ kind: 'close' })
    await within(CLOSE_MS, closed)
    await this.#thread.end()
    this.#loseUnwritten()
    this.#folder.refuseAll(CLOSED)
  }

  #takeBefore(): void {
    const mayTake = () => this.waitingBytes < BEFORE_BYTES
    this.#before.takeWhile(mayTake, this.#keepBefore)
  }

  /** Many of them at once are no sign of a slow disk. */
  readonly #keepBefore = (frame: CapturedFrame): void => this.#keep(frame, this.#drop)

  /** @param drop - called instead if too much would wait */
  #keep(frame: CapturedFrame, drop: (frame: CapturedFrame) => void): void {
    const { camera, arrivedAt, body } = frame
    if (this.#isTooMuch(this.#pool.costOf(body.byteLength))) {
      drop(frame)
      return
    }
    this.#taken.add(camera, { frames: 1, bytes: body.byteLength })
    this.#open.add(camera)
    this.#newest.set(camera, arrivedAt)
    // The frame's own bytes are shared with other consumers; transferred copies cost less than cloned ones.
    this.#gathered.push({ ...frame, body: this.#pool.copyOf(body) })
    this.#gathering ??= setTimeout(() => this.#send(), GATHER_MS)
  }

  /** Whether too much would wait with so many bytes more, of a frame. */
  #isTooMuch(bytes: number): boolean {
    return this.waitingBytes + bytes + FRAME_OVERHEAD_BYTES > MAX_WAITING_BYTES
  }

  readonly #dropSlow = (frame: CapturedFrame): void => {
    this.#drop(frame)
    this.#setSlow(true)
    this.#checkHang()
  }

  readonly #drop = ({ camera, body }: CapturedFrame): void => {
    const amount = { frames: 1, bytes: body.byteLength }
    this.#taken.add(camera, amount)
    this.#dropped.add(camera, amount)
  }

  #send(): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    if (this.#gathered.length === 0) return
    const frames = this.#gathered
    this.#note(this.#gatheredBytes)
    this.#gathered = []
    this.#thread.send({ kind: 'frames', frames }, this.#pool.next())
    this.#checkHang()
  }

  /** @param bytes - of the frames of an order that is sent now */
  #note(bytes: number): void {
    this.#sent.push({ folder: this.#plan.folder, bytes, at: performance.now() })
    this.#sentBytes += bytes
  }

  /** A disk that hangs is told, or given up if another folder was chosen. */
  #checkHang(): void {
    const [oldest] = this.#sent
    if (oldest === undefined || performance.now() - oldest.at <= HANGS_AFTER_MS) return
    if (oldest.folder === this.#plan.folder) {
      this.#setSlow(true)
      return
    }
    // The thread ends when the disk answers. The next frames start another one.
    void this.#thread.end()
    this.#startOver({ reason: 'slow', why: '' })
  }

  #hear(report: RecordingReport): void {
    switch (report.kind) {
      case 'taken':
        this.#sentBytes -= this.#sent.shift()?.bytes ?? 0
        this.#takeBefore()
        if (this.waitingBytes < CAUGHT_UP * MAX_WAITING_BYTES) this.#setSlow(false)
        break
      case 'freed':
        this.#pool.add(report.memory)
        if (this.#open.size === 0) this.#pool.clear()
        break
      case 'counted':
        this.#written.addAll(report.written)
        this.#dropped.addAll(report.dropped)
        break
      case 'failure':
        this.#tell(() => (this.#diskFailure = report.failure))
        break
      case 'undeleted':
        this.#listener.undeleted(report.undeleted)
        break
      case 'answer':
        this.#folder.answered(report.id, report.answer)
        break
      case 'closed':
        this.#closed?.()
    }
  }

  #restart(why: string): void {
    this.#startOver({ reason: 'other', why })
    if (this.#closed === undefined) this.#listener.broken(why)
    this.#closed?.()
  }

  /** Without the thread. @param failure - of the calls that it has not answered */
  #startOver(failure: DiskFailure): void {
    this.#loseUnwritten()
    this.#folder.refuseAll(failure)
    this.#tell(() => {
      this.#diskFailure = undefined
      this.#isSlow = false
    })
  }

  /** What is not known to be in a file when the thread has ended. */
  #loseUnwritten(): void {
    this.#before.takeOf(() => true, this.#drop)
    this.#sent = []
    this.#sentBytes = 0
    this.#gathered = []
    this.#pool.add(this.#pool.next())
    for (const [camera, taken] of this.#taken.amounts) {
      const { frames, bytes } = difference(
        taken,
        this.#written.of(camera),
        this.#dropped.of(camera),
      )
      if (frames > 0) this.#dropped.add(camera, { frames, bytes })
    }
  }

  /** What look-back holds for a disk that is too slow would take its memory. */
  #setSlow(isSlow: boolean): void {
    if (isSlow) this.#before.takeOf(() => true, this.#drop)
    if (isSlow !== this.#isSlow) this.#tell(() => (this.#isSlow = isSlow))
  }

  #tell(change: () => void): void {
    const before = this.#failure
    change()
    const after = this.#failure
    if (after?.reason !== before?.reason) this.#listener.failureChanged(after)
  }

  get #gatheredBytes(): number {
    return this.#pool.bytes + this.#gathered.length * FRAME_OVERHEAD_BYTES
  }

  get #failure(): DiskFailure | undefined {
    return this.#diskFailure ?? (this.#isSlow ? { reason: 'slow', why: '' } : undefined)
  }
}

const CLOSED: DiskFailure = { reason: 'other', why: 'Camwall is closing.' }

function difference(whole: Amount, ...parts: readonly Amount[]): Amount {
  return parts.reduce(
    (left, { frames, bytes }) => ({ frames: left.frames - frames, bytes: left.bytes - bytes }),
    whole,
  )
}
