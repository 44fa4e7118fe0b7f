/** The only IPC between the main process and a page: requests of the page, state and commands for the page. */
import { ipcMain, type WebContents } from 'electron'
import type { RequestingWindow } from '../../app/request-context.ts'
import { answerPage, checkComplete, type AnyHandlers } from '../../app/requests/answer.ts'
import {
  COMMAND_CHANNEL,
  REQUEST_CHANNEL,
  STATE_CHANNEL,
  type Answer,
} from '../../contract/bridge.ts'
import { message } from '../../contract/text/text.ts'
import type { CamwallChange, CommandId } from '../../features/list.ts'
import { requests } from '../../features/list.ts'
import { isOwnPage } from '../windows/app-protocol.ts'

/** Answers requests of a window's main frame while it shows one of our own pages. */
export function answerPages(
  handlers: AnyHandlers,
  windowOf: (page: WebContents) => RequestingWindow | undefined,
): void {
  checkComplete(requests, handlers)
  ipcMain.handle(
    REQUEST_CHANNEL,
    (event, name: unknown, ...args: unknown[]): Answer | Promise<Answer> => {
      const { sender, senderFrame } = event
      const window = windowOf(sender)
      const isOwn = senderFrame?.parent === null && isOwnPage(senderFrame.url)
      if (window === undefined || !isOwn) return { why: message('request.foreign-page') }
      return answerPage(requests, handlers, { window }, name, args)
    },
  )
}

export function sendState(page: WebContents, change: CamwallChange): void {
  send(page, STATE_CHANNEL, change)
}

export function sendCommand(page: WebContents, id: CommandId): void {
  send(page, COMMAND_CHANNEL, id)
}

function send(page: WebContents, channel: string, payload: unknown): void {
  if (!page.isDestroyed() && !page.isCrashed()) page.send(channel, payload)
}
