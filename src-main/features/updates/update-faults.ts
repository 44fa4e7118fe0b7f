/** What went wrong with an update, and what to do, by the error codes of electron-updater. */
import { ENGLISH, message, type Message } from '../../contract/text/text.ts'
import { codeOf } from '../../lib/code-of.ts'
import { messageOf } from '../../lib/message-of.ts'

export interface Fault {
  readonly what: Message
  readonly todo?: Message
}

/** A failure that electron-updater does not report itself. */
export class UpdateError extends Error {
  readonly reason: Message

  constructor(reason: Message) {
    super(ENGLISH.say(reason))
    this.reason = reason
  }
}

/** Of a check that a person requested. */
export function checkFault(error: unknown): Fault {
  return {
    what: message('update.not-checked', { reason: reasonOf(error) }),
    todo: message('update.not-checked.todo'),
  }
}

/** Of a download, or of what was downloaded. */
export function downloadFault(error: unknown): Fault {
  switch (codeOf(error)) {
    case 'ERR_CHECKSUM_MISMATCH':
      return { what: message('update.wrong-checksum'), todo: message('update.refused.todo') }
    case 'ERR_UPDATER_INVALID_SIGNATURE':
      return { what: message('update.wrong-signature'), todo: message('update.refused.todo') }
    case 'ENOSPC':
      return { what: message('update.disk-full'), todo: message('update.disk-full.todo') }
    default:
      return {
        what: message('update.failed', { reason: reasonOf(error) }),
        todo: message('update.failed.todo'),
      }
  }
}

/** The first line: the updater appends a stack trace, or the whole response of the server. */
function reasonOf(error: unknown): Message {
  if (error instanceof UpdateError) return error.reason
  const [line = ''] = messageOf(error).split('\n')
  const text = line.length > MAX_REASON ? `${line.slice(0, MAX_REASON)}…` : line
  return message('verbatim', { text })
}

/** Characters; about two lines of a notice. */
const MAX_REASON = 120
