/** The texts of the update notice. */
import type { UpdateState } from '../../../src-main/features/updates/contract.ts'
import { text } from '../../text/language.ts'

export interface UpdateWords {
  readonly what: string
  readonly todo: string | undefined
}

/** `undefined` without an update. */
export function updateWords(update: UpdateState): UpdateWords | undefined {
  switch (update.kind) {
    case 'never':
    case 'none':
      return undefined
    case 'offered': {
      const { version, address, canTake } = update
      return {
        what: text('updates.available', { version }),
        todo: text(canTake ? 'updates.release-notes' : 'updates.download-page', { address }),
      }
    }
    case 'downloading':
      return { what: text('updates.downloading', { version: update.version }), todo: undefined }
    case 'downloaded':
      return {
        what: text('updates.downloaded', { version: update.version }),
        todo: text('updates.restart-help'),
      }
  }
}
