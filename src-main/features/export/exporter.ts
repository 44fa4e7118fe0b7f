/** Saves one stretch at a time: gives its frames to the thread that writes them, and tells how far it is and what came of it. */
import { message, sentences } from '../../contract/text/text.ts'
import type { ExportNews, ExportProgress, ExportState } from './contract.ts'
import type { ExportFailure, ExportPlan, Saved } from './export-desk.ts'
import type { ExportSource, Step } from './export-source.ts'
import type { ExportThread } from './export-thread.ts'

/** So long a disk that works takes at most for the frames that are written at once. */
const STUCK_AFTER_MS = 5000
/** The files are completed after the last frame. */
const MOST_PERCENT = 99

export interface ExporterOptions {
  readonly thread: ExportThread
  /** Has the call to the thread fail that hangs; the next one is to another thread. */
  readonly giveUp: () => void
  readonly changed: (state: ExportState) => void
  /** `STUCK_AFTER_MS` unless given. */
  readonly stuckAfterMs?: number
}

/** What is the same for all sources. */
export type WritePlan = Pick<ExportPlan, 'format' | 'arrays' | 'names' | 'captions' | 'values'>

export class Exporter {
  readonly #options: ExporterOptions
  #state: ExportState = {}
  #running: Promise<void> | undefined
  #isCancelled = false
  /** The disk has not answered for some seconds. */
  #isStuck = false
  #isGivenUp = false
  #stopChoosing: (() => void) | undefined
  #newestFolder: string | undefined

  constructor(options: ExporterOptions) {
    this.#options = options
  }

  /** Of the export that was begun last. */
  get newestFolder(): string | undefined {
    return this.#newestFolder
  }

  /** Resolves when nothing is being saved. */
  get idle(): Promise<void> {
    return this.#running ?? Promise.resolve()
  }

  /**
   * Holds the frames of the source, and saves them in the folder that is chosen. Does nothing while another one is saved.
   *
   * @param choose - resolves to the folder; `undefined` if none was chosen
   */
  async start(
    source: ExportSource,
    plan: WritePlan,
    choose: () => Promise<string | undefined>,
  ): Promise<void> {
    if (this.#running !== undefined) return
    this.#isCancelled = false
    this.#isGivenUp = false
    this.#running = this.#run(source, plan, choose)
    try {
      await this.#running
    } finally {
      this.#running = undefined
    }
  }

  /** What is saved already stays. While the folder is chosen, nothing is saved. A disk that hangs is given up. */
  cancel(): void {
    this.#isCancelled = true
    this.#stopChoosing?.()
    if (!this.#isStuck) return
    this.#isGivenUp = true
    this.#options.giveUp()
  }

  dismiss(): void {
    const { news: _news, ...others } = this.#state
    this.#change(others)
  }

  async #run(
    source: ExportSource,
    plan: WritePlan,
    choose: () => Promise<string | undefined>,
  ): Promise<void> {
    const cancelled = new Promise<undefined>((resolve) => {
      this.#stopChoosing = () => resolve(undefined)
    })
    // Other windows must know of it while the folder is chosen: they can save nothing else meanwhile.
    this.#change({ ...this.#state, running: progressOf(source, 0) })
    try {
      await source.hold()
      const { frames: due } = await source.amount()
      const folder = this.#isCancelled ? undefined : await Promise.race([choose(), cancelled])
      const { stretch, files } = source
      if (folder !== undefined)
        this.#tell(await this.#save(source, { ...plan, folder, stretch, files }, due))
    } finally {
      source.release()
      const { running, ...others } = this.#state
      if (running !== undefined) this.#change(others)
    }
  }

  /** @param due - frames of the stretch when it was chosen, if it is known */
  async #save(
    source: ExportSource,
    plan: ExportPlan,
    due: number | undefined,
  ): Promise<Omit<ExportNews, 'at'>> {
    const { thread } = this.#options
    let share = 0
    const begun = await this.#answered(thread.begin(plan), progressOf(source, share))
    if ('fault' in begun) return this.#failed(begun, plan.folder, false)
    const { folder } = begun
    this.#newestFolder = folder
    for (;;) {
      const step = await this.#step(source, share)
      if ('fault' in step) return this.#failed(step, folder, true)
      if (step.isEnd || this.#isCancelled) break
      ;({ share } = step)
      await source.hold()
    }
    const saved = await this.#answered(thread.end(), progressOf(source, share))
    if ('fault' in saved) return this.#failed(saved, folder, true)
    return savedNews(saved, this.#isCancelled ? undefined : due, folder, this.#isCancelled)
  }

  /** @param share - of the stretch that is written, from 0 to 1 */
  async #step(source: ExportSource, share: number): Promise<Step | ExportFailure> {
    const progress = progressOf(source, share)
    this.#change({ running: progress })
    return this.#answered(source.write(this.#options.thread), progress)
  }

  /** Tells if the disk takes long. */
  async #answered<Answer>(answer: Promise<Answer>, progress: ExportProgress): Promise<Answer> {
    const { stuckAfterMs = STUCK_AFTER_MS } = this.#options
    const stuck = setTimeout(() => {
      this.#isStuck = true
      this.#change({ running: { ...progress, isStuck: true } })
    }, stuckAfterMs)
    const answered = await answer
    clearTimeout(stuck)
    this.#isStuck = false
    return answered
  }

  #failed(failure: ExportFailure, folder: string, hasFolder: boolean): Omit<ExportNews, 'at'> {
    return this.#isGivenUp ? givenUpNews(folder) : failureNews(failure, folder, hasFolder)
  }

  #tell(news: Omit<ExportNews, 'at'>): void {
    this.#change({ news: { at: Date.now(), ...news } })
  }

  #change(state: ExportState): void {
    this.#state = state
    this.#options.changed(state)
  }
}

/** @param share - of the stretch that is written, from 0 to 1 */
function progressOf({ stretch }: ExportSource, share: number): ExportProgress {
  const percent = Math.min(MOST_PERCENT, Math.floor(100 * share))
  return { cameras: stretch.cameras.length, percent, isStuck: false }
}

function failureNews(
  { fault, why }: ExportFailure,
  folder: string,
  hasFolder: boolean,
): Omit<ExportNews, 'at'> {
  const what =
    fault === 'other'
      ? message('export.failed-other', { folder, why })
      : message(`export.failed-${fault}`, { folder })
  const todo = message(hasFolder ? 'export.failed.todo' : 'export.not-begun.todo')
  return { what, todo, isFailure: true, hasFolder }
}

/** The folder is not shown: the system's program for that would wait for the disk, too. */
function givenUpNews(folder: string): Omit<ExportNews, 'at'> {
  const what = message('export.given-up', { folder })
  return { what, todo: message('export.not-begun.todo'), isFailure: true, hasFolder: false }
}

/** @param due - frames of the stretch when it was chosen, if it is known */
function savedNews(
  { frames, insteadOfPng, unburnt, unread }: Saved,
  due: number | undefined,
  folder: string,
  isCancelled: boolean,
): Omit<ExportNews, 'at'> {
  const missing = due === undefined ? 0 : due - frames
  return {
    what: sentences(
      message(isCancelled ? 'export.cancelled' : 'export.saved', { frames, folder }),
      ...(missing > 0 ? [message('export.missing', { count: missing })] : []),
      ...(unread.files > 0 ? [message('export.unread-files', { count: unread.files })] : []),
      ...(unread.frames > 0 ? [message('export.unread-frames', { count: unread.frames })] : []),
      ...(insteadOfPng > 0 ? [message('snapshot.instead-of-png', { count: insteadOfPng })] : []),
      ...(unburnt > 0 ? [message('export.unburnt', { count: unburnt })] : []),
    ),
    isFailure: missing + unread.files + unread.frames > 0,
    hasFolder: true,
  }
}
