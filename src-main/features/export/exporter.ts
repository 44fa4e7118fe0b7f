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
    this.#running = this.#run(source, plan, choose)
    try {
      await this.#running
    } finally {
      this.#running = undefined
    }
  }

  /** What is saved already stays. While the folder is chosen, nothing is saved. */
  cancel(): void {
    this.#isCancelled = true
    this.#stopChoosing?.()
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
    const begun = await thread.begin(plan)
    if ('fault' in begun) return failureNews(begun, plan.folder, false)
    const { folder } = begun
    this.#newestFolder = folder
    for (let share = 0; ;) {
      const step = await this.#step(source, share)
      if ('fault' in step) return failureNews(step, folder, true)
      if (step.isEnd || this.#isCancelled) break
      ;({ share } = step)
      await source.hold()
    }
    const saved = await thread.end()
    if ('fault' in saved) return failureNews(saved, folder, true)
    return savedNews(saved, this.#isCancelled ? undefined : due, folder, this.#isCancelled)
  }

  /** @param share - of the stretch that is written, from 0 to 1 */
  async #step(source: ExportSource, share: number): Promise<Step | ExportFailure> {
    const { thread, stuckAfterMs = STUCK_AFTER_MS } = this.#options
    const progress = progressOf(source, share)
    const tell = (isStuck: boolean) => this.#change({ running: { ...progress, isStuck } })
    tell(false)
    const stuck = setTimeout(() => tell(true), stuckAfterMs)
    const step = await source.write(thread)
    clearTimeout(stuck)
    return step
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
