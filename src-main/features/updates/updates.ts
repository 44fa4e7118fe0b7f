/** Checks for a newer version, and downloads and installs it on request. Only the check happens automatically. */
import type { AppUpdater, CancellationToken } from 'electron-updater'
import type { NewNotice } from '../../app/notices/notice-board.ts'
import { ENGLISH, message } from '../../contract/text/text.ts'
import { within } from '../../lib/pause.ts'
import type { UpdateAct, UpdateState } from './contract.ts'
import { takeOver } from './take-over.ts'
import { checkFault, downloadFault, UpdateError, type Fault } from './update-faults.ts'

/** Release notes and downloads, for people. The updater reads the same address from electron-builder.yml. */
export const RELEASES = 'https://github.com/camwall/camwall/releases'

/** For a response of some hundred bytes. The updater itself has no time limit. */
const ANSWER_WITHIN_SECONDS = 20

/** A download without new data for this long is cancelled. The updater itself has no time limit. */
const MORE_WITHIN_SECONDS = 30

export interface UpdatesPlan {
  /** The running version. */
  readonly version: string
  /** Called on first use, and after a request without a response. `undefined` when Camwall runs from its sources. */
  readonly loadUpdater: (() => Promise<AppUpdater>) | undefined
  /** As `Desktop.timeLimit`. */
  readonly timeLimit: (seconds: number) => number
  /** Whether this Camwall can replace itself. */
  readonly canTake: () => boolean
  readonly notify: (notice: NewNotice) => void
  /** As `Desktop.quitFor`. */
  readonly quitFor: (takeOver: () => Promise<void>) => void
  readonly onChange: (state: UpdateState) => void
}

/** A newer version, with the updater that found it. */
interface Newer {
  readonly version: string
  readonly updater: AppUpdater
  /** Cancels its download. */
  readonly cancellation: CancellationToken | undefined
}

export class Updates {
  readonly #plan: UpdatesPlan
  #loading: Promise<AppUpdater> | undefined
  /** The running check, which further checks share. */
  #finding: Promise<Newer | undefined> | undefined
  #state: UpdateState
  /** The version that a person chose to install later: scheduled checks do not offer it again. */
  #putOff: string | undefined
  /** The version that is offered or being downloaded. */
  #newer: Newer | undefined
  /** Has downloaded the new version, which is installed at the exit. */
  #ready: AppUpdater | undefined
  #isRestarting = false
  /** Runs during a download; restarted with each progress event. */
  #deadline: NodeJS.Timeout | undefined

  constructor(plan: UpdatesPlan) {
    this.#plan = plan
    this.#state = { kind: plan.loadUpdater === undefined ? 'never' : 'none' }
    plan.onChange(this.#state)
  }

  /** A scheduled check. Its failure is only logged, by the updater. */
  async check(): Promise<void> {
    if (this.#isTaking) return
    try {
      const found = await this.#find()
      if (found === undefined || found.version !== this.#putOff) this.#offer(found)
    } catch {
      // An earlier offer remains.
    }
  }

  /** A check that a person requested: its result is always reported. */
  async checkNow(): Promise<void> {
    if (this.#state.kind === 'never') {
      const what = message('update.from-sources')
      this.#notify('info', { what, todo: message('update.from-sources.todo') })
      return
    }
    if (this.#isTaking) return // The wall already shows it.
    try {
      const found = await this.#find()
      this.#offer(found)
      if (found === undefined)
        this.#notify('info', { what: message('update.newest', { version: this.#plan.version }) })
    } catch (error) {
      this.#notify('warning', checkFault(error))
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
    clearTimeout(this.#deadline)
    this.#newer?.cancellation?.cancel()
  }

  /** A newer version, if there is one. */
  #find(): Promise<Newer | undefined> {
    this.#finding ??= this.#request().finally(() => {
      this.#finding = undefined
    })
    return this.#finding
  }

  async #request(): Promise<Newer | undefined> {
    const updater = await this.#load()
    if (updater === undefined) return undefined
    const seconds = this.#plan.timeLimit(ANSWER_WITHIN_SECONDS)
    const found = await within(seconds * 1000, updater.checkForUpdates())
    if (found === undefined) {
      this.#loading = undefined // It cannot be cancelled, and would keep waiting for this response.
      throw new UpdateError(message('update.no-answer', { seconds }))
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

  /** No checks meanwhile: a failed check must not be mistaken for a failed download. */
  get #isTaking(): boolean {
    return this.#state.kind === 'downloading' || this.#state.kind === 'downloaded'
  }

  #offer(found: Newer | undefined): void {
    if (this.#isTaking) return // Since the check began.
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
    this.#putOff = undefined // Otherwise it would not be offered again after a failure.
    this.#set({ kind: 'downloading', version, percent: 0 })
    try {
      await updater.downloadUpdate(cancellation)
      if (cancellation?.cancelled === true) return
      this.#ready = updater
      this.#set({ kind: 'downloaded', version })
    } catch (error) {
      if (cancellation?.cancelled === true) return
      this.#notify('error', downloadFault(error))
      this.#set(offered)
    }
  }

  #progress(percent: number): void {
    if (this.#state.kind === 'downloading')
      this.#set({ ...this.#state, percent: Math.floor(percent) })
  }

  /** A connection can end without an event. */
  #giveUp(): void {
    this.#newer?.cancellation?.cancel()
    const seconds = this.#plan.timeLimit(MORE_WITHIN_SECONDS)
    this.#notify('error', downloadFault(new UpdateError(message('update.no-data', { seconds }))))
    this.#set({ kind: 'none' })
    void this.check() // Offers it again, with a new token: a cancelled one stays cancelled.
  }

  /** After the download, because macOS only then checks the signature. */
  #refuse(updater: AppUpdater, error: Error): void {
    if (updater !== this.#ready || this.#isRestarting) return // Reported by the caller of what failed.
    this.#ready = undefined
    this.#notify('error', downloadFault(error))
    this.#set({ kind: 'none' })
  }

  #later(): void {
    if ('version' in this.#state) this.#putOff = this.#state.version
    this.#newer?.cancellation?.cancel()
    this.#ready = undefined
    this.#set({ kind: 'none' })
  }

  /** Runs last: installs the new version, and the process quits. Resolves if it does not. */
  async #install(): Promise<void> {
    try {
      if (this.#ready !== undefined) await takeOver(this.#ready)
    } catch (error) {
      this.#notify('error', downloadFault(error))
    }
  }

  #notify(severity: NewNotice['severity'], fault: Fault): void {
    this.#plan.notify({ key: ENGLISH.say(fault.what), severity, ...fault })
  }

  #set(state: UpdateState): void {
    this.#state = state
    clearTimeout(this.#deadline)
    // After the last byte the file is checked, without progress events.
    if (state.kind === 'downloading' && state.percent < 100)
      this.#deadline = setTimeout(
        () => this.#giveUp(),
        this.#plan.timeLimit(MORE_WITHIN_SECONDS) * 1000,
      )
    this.#plan.onChange(state)
  }
}
