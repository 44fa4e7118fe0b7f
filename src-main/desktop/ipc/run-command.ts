/** Carries a command out, whether a menu, a key or a button gave it. */
import type { Context } from '../../app/asker.ts'
import type { CommandContract } from '../../contract/command.ts'
import { RequestFault, type AnyHandlers } from './answer.ts'

/** A window that can be told to carry a command out itself. */
export interface CommandedWindow extends Readonly<Context['window']> {
  command(id: string): void
}

/**
 * A command of the page goes to the window, one of the main process runs with it.
 *
 * @throws RequestFault - when the window has not the right
 */
export function runCommand(
  commands: readonly CommandContract[],
  runners: AnyHandlers,
  window: CommandedWindow,
  id: string,
): void {
  const command = commands.find((each) => each.id === id)
  if (command === undefined) throw new RequestFault(`Camwall knows no command ${id}.`)
  const right = command.right ?? 'view'
  if (!window.rights.has(right)) throw new RequestFault(`This window may not ${right}.`)
  if (command.runs === 'page') window.command(id)
  else runners[id]?.({ window } as never)
}
