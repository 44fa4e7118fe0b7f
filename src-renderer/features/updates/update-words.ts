/** What the wall says about a newer Camwall. */
import type { UpdateState } from '../../../src-main/features/updates/contract.ts'

export interface UpdateWords {
  readonly what: string
  readonly todo: string | undefined
}

/** `undefined` when there is nothing to say. */
export function updateWords(update: UpdateState): UpdateWords | undefined {
  switch (update.kind) {
    case 'never':
    case 'none':
      return undefined
    case 'offered':
      return {
        what: `Camwall ${update.version} is there.`,
        todo: `${update.canTake ? 'What is new' : 'Get it'}: ${update.address}`,
      }
    case 'downloading':
      return { what: `Camwall ${update.version} is being downloaded.`, todo: undefined }
    case 'downloaded':
      return {
        what: `Camwall ${update.version} is downloaded.`,
        todo: 'A restart takes a few seconds, and the cameras wait for it.',
      }
  }
}
