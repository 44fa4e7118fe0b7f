/** What went wrong with an update, and what to do, in an operator's words. Knows the codes of electron-updater. */
import { codeOf } from '../../lib/code-of.ts'

export interface Fault {
  readonly what: string
  readonly todo?: string
}

const UNTOUCHED = 'Nothing was changed.'
const AGAIN = 'Try again later. If it is refused again, please report it.'

/** Of a look that a person asked for. */
export function lookFault(error: unknown): Fault {
  return {
    what: `Camwall could not find out whether there is a newer version (${reasonOf(error)}).`,
    todo: 'See that this computer reaches the internet, and try again later.',
  }
}

/** Of a download, or of what was downloaded. */
export function downloadFault(error: unknown): Fault {
  switch (codeOf(error)) {
    case 'ERR_CHECKSUM_MISMATCH':
      return {
        what: `The update was refused: its checksum is not the one that was published. ${UNTOUCHED}`,
        todo: AGAIN,
      }
    case 'ERR_UPDATER_INVALID_SIGNATURE':
      return {
        what: `The update was refused: it is not signed by those who make Camwall. ${UNTOUCHED}`,
        todo: AGAIN,
      }
    case 'ENOSPC':
      return {
        what: `The update could not be stored: the disk is full. ${UNTOUCHED}`,
        todo: 'Make room, then download it again.',
      }
    default:
      return {
        what: `The update could not be taken (${reasonOf(error)}). ${UNTOUCHED}`,
        todo: 'Download it again. If it fails again, please report it.',
      }
  }
}

/** The first line: the updater adds a stack, or all that the server said. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const [line = ''] = text.split('\n')
  return line.length > MAX_REASON ? `${line.slice(0, MAX_REASON)}…` : line
}

/** Two lines of a notice. */
const MAX_REASON = 120
