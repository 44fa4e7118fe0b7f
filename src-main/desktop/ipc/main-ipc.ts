/** The only way between the main process and a page: one handled message there, state and commands back. */
import { ipcMain, type WebContents } from 'electron'
import type { AskingWindow } from '../../app/asker.ts'
import {
  COMMAND_CHANNEL,
  REQUEST_CHANNEL,
  STATE_CHANNEL,
  type Reply,
} from '../../contract/bridge.ts'
import type { CamwallChange, CommandId } from '../../features/list.ts'
import { requests } from '../../features/list.ts'
import { isOwnPage } from '../windows/app-protocol.ts'
import { answer, RequestFault, type AnyHandlers } from './answer.ts'

/** Answers each window's main frame, while it shows one of our own pages. */
export function answerPages(
  handlers: AnyHandlers,
  windowOf: (page: WebContents) => AskingWindow | undefined,
): void {
  ipcMain.handle(
    REQUEST_CHANNEL,
    async (event, name: unknown, ...args: unknown[]): Promise<Reply> => {
      const { sender, senderFrame } = event
      const window = windowOf(sender)
      const isOwn = senderFrame?.parent === null && isOwnPage(senderFrame.url)
      if (window === undefined || !isOwn) return { why: 'This page is not one of Camwall’s.' }
      try {
        return { result: await answer(requests, handlers, { window }, name, args) }
      } catch (error) {
        if (!(error instanceof RequestFault)) console.error(`camwall: ${String(name)}:`, error)
        return { why: error instanceof Error ? error.message : String(error) }
      }
    },
  )
}

export function tellState(page: WebContents, change: CamwallChange): void {
  tell(page, STATE_CHANNEL, change)
}

export function tellCommand(page: WebContents, id: CommandId): void {
  tell(page, COMMAND_CHANNEL, id)
}

function tell(page: WebContents, channel: string, payload: unknown): void {
  if (!page.isDestroyed() && !page.isCrashed()) page.send(channel, payload)
}
