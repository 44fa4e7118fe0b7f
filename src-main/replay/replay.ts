/** `--replay PATH`: plays recordings as real senders over loopback, in a separate process. */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Camwall } from '../app/camwall.ts'
import type { NewNotice } from '../app/notices/notice-board.ts'
import { message, type Message } from '../contract/text/text.ts'
import { startSenderProcess, type SenderProcess } from '../demo/sender-process.ts'
import type { ReplayReport } from '../app/report/report.ts'
import type { ReplayAnswer, ReplayOrder } from './replay-orders.ts'

export interface ReplayFlags {
  /** `undefined` without `--replay`. */
  readonly path: string | undefined
  readonly loops: boolean
}

export class Replay {
  readonly #flags: ReplayFlags
  readonly #camwall: Camwall
  #figures: ReplayReport | undefined
  #process: SenderProcess | undefined

  constructor(flags: ReplayFlags, camwall: Camwall) {
    this.#flags = flags
    this.#camwall = camwall
  }

  /** What was sent so far; `undefined` without `--replay`. */
  get figures(): ReplayReport | undefined {
    return this.#figures
  }

  /** Does nothing without `--replay`. */
  start(): void {
    const { path: given, loops } = this.#flags
    if (given === undefined) return
    const path = resolve(given)
    const key = randomUUID()
    this.#camwall.feed.replayWith(key)
    this.#figures = { frames: 0, skipped: 0 }
    this.#process = startSenderProcess<ReplayOrder, ReplayAnswer>(
      {
        script: 'replay-process.js',
        serviceName: 'Camwall replay',
        orderFor: (place) => ({ ...place, path, loops, key }),
        onAnswer: (answer) => this.#take(answer, path),
        ended: (code) => noticeOf('error', message('notice.replay-stopped', { code })),
      },
      this.#camwall,
    )
  }

  async stop(): Promise<void> {
    await this.#process?.stop()
  }

  #take(answer: ReplayAnswer, path: string): void {
    const camwall = this.#camwall
    switch (answer.kind) {
      case 'publishers':
        camwall.setExtraPublishers('replay', answer.publishers)
        break
      case 'figures':
        this.#figures = answer.figures
        break
      case 'ended': {
        const { frames } = answer.figures
        this.#figures = answer.figures
        camwall.notify(noticeOf('info', message('notice.replay-ended', { path, frames })))
        break
      }
      case 'nothing':
        camwall.notify({
          ...noticeOf('error', message('notice.replay-nothing', { path })),
          todo: message('notice.replay-nothing.todo'),
        })
        break
      case 'unreadable':
        camwall.notify(
          noticeOf('error', message('notice.replay-unreadable', { path, error: answer.error })),
        )
        break
    }
  }
}

function noticeOf(severity: NewNotice['severity'], what: Message): NewNotice {
  return { key: 'replay', severity, what }
}
