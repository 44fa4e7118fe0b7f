/** The only way between the main process and a page: typed by the contract, checked on arrival. */
import { ipcMain, type WebContents } from 'electron'
import type { Events, Requests } from '../../contract/bridge.ts'
import { requestSchemas } from '../../contract/request-schemas.ts'
import { isOwnPage } from '../windows/app-protocol.ts'

export type RequestHandlers = {
  readonly [Channel in keyof Requests]: (
    ...asked: Requests[Channel]['asks']
  ) => Requests[Channel]['gets'] | Promise<Requests[Channel]['gets']>
}

export function answerRequests(handlers: RequestHandlers): void {
  for (const channel of Object.keys(requestSchemas) as (keyof Requests)[])
    answer(channel, handlers[channel])
}

function answer<Channel extends keyof Requests>(
  channel: Channel,
  handler: RequestHandlers[Channel],
): void {
  ipcMain.handle(channel, (event, ...asked: unknown[]) => {
    if (event.senderFrame === null || !isOwnPage(event.senderFrame.url))
      throw new Error(`${channel} was asked by a page that is not Camwall's.`)
    return handler(...requestSchemas[channel].parse(asked))
  })
}

export function tell<Channel extends keyof Events>(
  page: WebContents,
  channel: Channel,
  payload: Events[Channel],
): void {
  if (!page.isDestroyed() && !page.isCrashed()) page.send(channel, payload)
}
