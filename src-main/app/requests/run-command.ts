/** Runs a command that a menu, a key or a button has triggered. */
import type { Context } from '../request-context.ts'
import type { CommandContract } from '../../contract/command.ts'
import { message } from '../../contract/text/text.ts'
import { RequestFault, type AnyHandlers } from './answer.ts'

/** A window whose page can run a command. */
export interface CommandedWindow extends Readonly<Context['window']> {
  command(id: string): void
}

/**
 * Sends a command of the page to the window; runs one of the main process with the window as its context.
 *
 * @throws RequestFault - when the window does not have the right
 */
export function runCommand(
  commands: readonly CommandContract[],
  runners: AnyHandlers,
  window: CommandedWindow,
  id: string,
): void {
  const command = commands.find((each) => each.id === id)
  if (command === undefined)
    throw new RequestFault(message('request.unknown-command', { command: id }))
  const right = command.right ?? 'view'
  if (!window.rights.has(right)) throw new RequestFault(message('request.not-permitted', { right }))
  if (command.runs === 'page') window.command(id)
  else runners[id]?.({ window } as never)
}
