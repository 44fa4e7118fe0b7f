/** Saves one stretch at a time: gives its frames to the thread that writes them, and tells how far it is and what came of it. */
import type { KeptPast, PastFrame } from '../../capture/past.ts'
import { message, sentences } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import type { ExportNews, ExportState } from './contract.ts'
import type { ExportDesk, ExportFailure, ExportPlan, Saved } from './export-desk.ts'
import { amountOf, StretchFrames, type CameraStretch } from './stretch-frames.ts'

/** Bytes of frames that are copied for the thread at once, beside those that look-back keeps. It takes about 3 ms. */
const BATCH_BYTES = 8_000_000
/** So long a disk that works takes at most for that. */
const STUCK_AFTER_MS = 5000

/** The methods of `ExportDesk`, in a thread of their own. They reject if the thread ends. */
export type ExportThread = {
  readonly [Name in keyof ExportDesk]: (
    ...args: Parameters<ExportDesk[Name]>
  ) => Promise<ReturnType<ExportDesk[Name]>>
}

export interface ExporterOptions {
  readonly thread: ExportThread
  readonly changed: (state: ExportState) => void
  /** `STUCK_AFTER_MS` unless given. */
  readonly stuckAfterMs?: number
}

export type StretchPlan = Omit<ExportPlan, 'folder' | 'from'>

export class Exporter {
  readonly #options: ExporterOptions
  #state: ExportState = {}
  #running: Promise<void> | undefined
  #isCancelled = false
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
   * Holds the frames of the stretch, and saves them in the folder that is chosen. Does nothing while another one is saved.
   *
   * @param choose - resolves to the folder; `undefined` if none was chosen
   */
  async start(
    past: KeptPast,
    stretch: CameraStretch,
    plan: StretchPlan,
    choose: () => Promise<string | undefined>,
  ): Promise<void> {
    if (this.#running !== undefined) return
    this.#isCancelled = false
    this.#running = this.#run(past, stretch, plan, choose)
    try {
      await this.#running
    } finally {
      this.#running = undefined
    }
  }

  /** What is saved already stays. */
  cancel(): void {
    this.#isCancelled = true
  }

  dismiss(): void {
    const { news: _news, ...others } = this.#state
    this.#change(others)
  }

  async #run(
    past: KeptPast,
    stretch: CameraStretch,
    plan: StretchPlan,
    choose: () => Promise<string | undefined>,
  ): Promise<void> {
    const frames = new StretchFrames(past, stretch)
    try {
      await frames.hold()
      const { frames: total } = await amountOf(past, stretch)
      const folder = await choose()
      if (folder !== undefined)
        this.#tell(
          await this.#save(frames, total, stretch, { ...plan, folder, from: stretch.from }),
        )
    } finally {
      frames.release()
    }
  }

  async #save(
    frames: StretchFrames,
    total: number,
    { cameras }: CameraStretch,
    plan: ExportPlan,
  ): Promise<Omit<ExportNews, 'at'>> {
    const { thread } = this.#options
    const begun = await answered(thread.begin(plan))
    if ('fault' in begun) return failureNews(begun, plan.folder, false)
    const { folder } = begun
    this.#newestFolder = folder
    let written = 0
    for (let batch = frames.take(BATCH_BYTES); batch.length > 0; batch = frames.take(BATCH_BYTES)) {
      const percent = Math.min(99, Math.floor((100 * written) / total))
      const failure = await this.#write(batch, { cameras: cameras.length, percent })
      if (failure !== undefined) return failureNews(failure, folder, true)
      written += batch.length
      if (this.#isCancelled) break
      await frames.hold()
    }
    const saved = await answered(thread.end())
    if ('fault' in saved) return failureNews(saved, folder, true)
    return savedNews(saved, this.#isCancelled ? saved.frames : total, folder, this.#isCancelled)
  }

  async #write(
    batch: readonly PastFrame[],
    progress: { readonly cameras: number; readonly percent: number },
  ): Promise<ExportFailure | undefined> {
    const { thread, stuckAfterMs = STUCK_AFTER_MS } = this.#options
    const tell = (isStuck: boolean) => this.#change({ running: { ...progress, isStuck } })
    tell(false)
    const stuck = setTimeout(() => tell(true), stuckAfterMs)
    const answer = await answered(thread.write(batch))
    clearTimeout(stuck)
    return 'fault' in answer ? answer : undefined
  }

  #tell(news: Omit<ExportNews, 'at'>): void {
    this.#change({ news: { at: Date.now(), ...news } })
  }

  #change(state: ExportState): void {
    this.#state = state
    this.#options.changed(state)
  }
}

async function answered<Answer>(answer: Promise<Answer>): Promise<Answer | ExportFailure> {
  try {
    return await answer
  } catch (error) {
    return { fault: 'other', why: messageOf(error) } // The thread has ended.
  }
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

/** @param due - frames of the stretch when it was chosen */
function savedNews(
  { frames, insteadOfPng }: Saved,
  due: number,
  folder: string,
  isCancelled: boolean,
): Omit<ExportNews, 'at'> {
  const missing = due - frames
  return {
    what: sentences(
      message(isCancelled ? 'export.cancelled' : 'export.saved', { frames, folder }),
      ...(missing > 0 ? [message('export.missing', { count: missing })] : []),
      ...(insteadOfPng > 0 ? [message('snapshot.instead-of-png', { count: insteadOfPng })] : []),
    ),
    isFailure: missing > 0,
    hasFolder: true,
  }
}
