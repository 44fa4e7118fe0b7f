/** Answers to cameras, on the page's side: the dialog of the command. */
import { answersCommands } from '../../../src-main/features/answers/contract.ts'
import type { PageFeature } from '../page-feature.ts'
import { AnswerDialog } from './answer-dialog.tsx'

export const answers = {
  commands: answersCommands,
  run: {
    'answer-camera': (store, [first]) => {
      if (first !== undefined) store.openDialog({ command: 'answer-camera', camera: first.camera })
    },
  },
  dialogs: { 'answer-camera': AnswerDialog },
} as const satisfies PageFeature
