/** A newer Camwall: looked for, offered, and taken when a person asks. Of itself it does no more than look. */
import type { AppUpdater, CancellationToken } from 'electron-updater'
import type { NewNotice } from '../../app/notices/notice-board.ts'
import { within } from '../../lib/pause.ts'
import type { UpdateAct, UpdateState } from './contract.ts'
import { takeOver } from './take-over.ts'
import { downloadFault, lookFault, type Fault } from './update-faults.ts'

/** Where a person reads what a version brings, and gets it. The updater reads the same from electron-builder.yml. */
export const RELEASES = 'https://github.com/camwall/camwall/releases'

/** For a description of some hundred bytes. The updater itself waits for ever for a server that has taken its request. */
const ANSWER_WITHIN_SECONDS = 20

/** A download of which nothing more comes for so long is given up. The updater itself waits for ever here, too. */
const MORE_WITHIN_SECONDS = 30

export interface UpdatesPlan {
  /** The version that runs. */
  readonly version: string
  /** Called when one is first needed, and after one got no answer. `undefined` for a Camwall that was started from its sources. */
  readonly loadUpdater: (() => Promise<AppUpdater>) | undefined
  /** How many seconds it waits where it should wait so many. */
  readonly patience: (seconds: number) => number
  /** Whether this Camwall can put another in its own place. */
  readonly canTake: () => boolean
  readonly notify: (notice: NewNotice) => void
  /** Ends Camwall as a person does; what it is given is the last thing of all. */
  readonly quitFor: (takeOver: () => Promise<void>) => void
  readonly onChange: (state: UpdateState) => void
}

/** A newer version, and who found it and can get it. */
interface Newer {
  readonly version: string
  readonly updater: AppUpdater
  /** Ends its download. */
  readonly cancellation: CancellationToken | undefined
}

export class Updates {
  readonly #plan: UpdatesPlan
  #loading: Promise<AppUpdater> | undefined
  /** A look under way, which serves all who look meanwhile. */
  #finding: Promise<Newer | undefined> | undefined
  #state: UpdateState
  /** The version that a person wants later: not offered again by the clock. */
  #putOff: string | undefined
  /** What is offered, or on its way. */
  #newer: Newer | undefined
  /** Has the new version, and waits for the end of Camwall. */
  #ready: AppUpdater | undefined
  #isRestarting = false
  /** Runs while more of a download has to come: in that state alone, and anew with each word of it. */
  #patience: NodeJS.Timeout | undefined

  constructor(plan: UpdatesPlan) {
    this.#plan = plan
    this.#state = { kind: plan.loadUpdater === undefined ? 'never' : 'none' }
    plan.onChange(this.#state)
  }

  /** By the clock: nobody waits for an answer, so a fault is told in the log alone, by the updater. */
  async look(): Promise<void> {
    if (this.#isTaking) return
    try {
      const found = await this.#find()
      if (found === undefined || found.version !== this.#putOff) this.#offer(found)
    } catch {
      // What was offered before still is.
    }
  }

  /** By a person, who is answered in any case. */
  async lookNow(): Promise<void> {
    if (this.#state.kind === 'never') {
      const what = 'This Camwall was started from its sources, which it does not update.'
      this.#tell('info', { what, todo: 'Get the newest by git pull.' })
      return
    }
    if (this.#isTaking) return // The wall says so.
    try {
      const found = await this.#find()
      this.#offer(found)
      if (found === undefined)
        this.#tell('info', { what: `Camwall ${this.#plan.version} is the newest.` })
    } catch (error) {
      this.#tell('warning', lookFault(error))
    }
  }

  act(act: UpdateAct): void {
    switch (act) {
      case 'download':
        void this.#take()
        break
      case 'later':
        this.#later()
        break
      case 'restart':
        if (this.#ready === undefined) break
        this.#isRestarting = true
        this.#plan.quitFor(() => this.#install())
        break
    }
  }

  stop(): void {
    clearTimeout(this.#patience)
    this.#newer?.cancellation?.cancel()
  }

  /** A newer version, if there is one. */
  #find(): Promise<Newer | undefined> {
    this.#finding ??= this.#ask().finally(() => {
      this.#finding = undefined
    })
    return this.#finding
  }

  async #ask(): Promise<Newer | undefined> {
    const updater = await this.#load()
    if (updater === undefined) return undefined
    const seconds = this.#plan.patience(ANSWER_WITHIN_SECONDS)
    const found = await within(seconds * 1000, updater.checkForUpdates())
    if (found === undefined) {
      this.#loading = undefined // It has no way to be told to stop, and would go on waiting for this answer.
      throw new Error(`the server did not answer within ${seconds} seconds`)
    }
    if (found?.isUpdateAvailable !== true) return undefined
    return { version: found.updateInfo.version, updater, cancellation: found.cancellationToken }
  }

  #load(): Promise<AppUpdater> | undefined {
    this.#loading ??= this.#plan.loadUpdater?.().then((updater) => {
      updater.on('download-progress', ({ percent }) => this.#progress(percent))
      updater.on('error', (error) => this.#refuse(updater, error))
      return updater
    })
    return this.#loading
  }

  /** Nothing else is looked for then: a look that fails must not be taken for a download that is refused. */
  get #isTaking(): boolean {
    return this.#state.kind === 'downloading' || this.#state.kind === 'downloaded'
  }

  #offer(found: Newer | undefined): void {
    if (this.#isTaking) return // Since the look began.
    this.#newer = found
    if (found === undefined) this.#set({ kind: 'none' })
    else {
      const { version } = found
      const address = `${RELEASES}/tag/v${version}`
      this.#set({ kind: 'offered', version, address, canTake: this.#plan.canTake() })
    }
  }

  async #take(): Promise<void> {
    const offered = this.#state
    if (offered.kind !== 'offered' || !offered.canTake || this.#newer === undefined) return
    const { version, updater, cancellation } = this.#newer
    this.#set({ kind: 'downloading', version, percent: 0 })
    try {
      await updater.downloadUpdate(cancellation)
      if (cancellation?.cancelled === true) return
      this.#ready = updater
      this.#set({ kind: 'downloaded', version })
    } catch (error) {
      if (cancellation?.cancelled === true) return
      this.#tell('error', downloadFault(error))
      this.#set(offered)
    }
  }

  #progress(percent: number): void {
    if (this.#state.kind === 'downloading')
      this.#set({ ...this.#state, percent: Math.floor(percent) })
  }

  /** A connection can end without a word. */
  #giveUp(): void {
    this.#newer?.cancellation?.cancel()
    this.#tell(
      'error',
      downloadFault(`nothing more came for ${this.#plan.patience(MORE_WITHIN_SECONDS)} seconds`),
    )
    this.#set({ kind: 'none' })
    void this.look() // It is offered anew, with another token: one that was cancelled stays so.
  }

  /** After the download: macOS looks at the signature only then. */
  #refuse(updater: AppUpdater, error: Error): void {
    if (updater !== this.#ready || this.#isRestarting) return // Told by whoever asked for what failed.
    this.#ready = undefined
    this.#tell('error', downloadFault(error))
    this.#set({ kind: 'none' })
  }

  #later(): void {
    if ('version' in this.#state) this.#putOff = this.#state.version
    this.#newer?.cancellation?.cancel()
    this.#ready = undefined
    this.#set({ kind: 'none' })
  }

  /** The last thing that Camwall does: the new version takes its place, and the process quits. Resolves if it does not. */
  async #install(): Promise<void> {
    try {
      if (this.#ready !== undefined) await takeOver(this.#ready)
    } catch (error) {
      this.#tell('error', downloadFault(error))
    }
  }

  #tell(severity: NewNotice['severity'], fault: Fault): void {
    this.#plan.notify({ key: fault.what, severity, ...fault })
  }

  #set(state: UpdateState): void {
    this.#state = state
    clearTimeout(this.#patience)
    // At the end what came is looked at, and nothing more is told.
    if (state.kind === 'downloading' && state.percent < 100)
      this.#patience = setTimeout(
        () => this.#giveUp(),
        this.#plan.patience(MORE_WITHIN_SECONDS) * 1000,
      )
    this.#plan.onChange(state)
  }
}
