/** The main process's side of the thread of exports. */
import type { CallThread } from '../../lib/call-thread.ts'
import { messageOf } from '../../lib/message-of.ts'
import type { ExportDesk, ExportFailure } from './export-desk.ts'

/** The methods of `ExportDesk`. If the thread ends, that is a failure. */
export type ExportThread = {
  readonly [Name in keyof ExportDesk]: (
    ...args: Parameters<ExportDesk[Name]>
  ) => Promise<ReturnType<ExportDesk[Name]> | ExportFailure>
}

export function exportThread(thread: CallThread<ExportDesk>): ExportThread {
  return {
    begin: (plan) => answered(thread.call('begin', [plan])),
    write: (frames) => {
      const memory = frames.map(({ body }) => body.buffer)
      return answered(thread.call('write', [frames], memory))
    },
    copy: (bytes) => answered(thread.call('copy', [bytes])),
    camerasIn: (files) => answered(thread.call('camerasIn', [files])),
    bytesIn: (...args) => answered(thread.call('bytesIn', args)),
    end: () => answered(thread.call('end', [])),
  }
}

async function answered<Answer>(answer: Promise<Answer>): Promise<Answer | ExportFailure> {
  try {
    return await answer
  } catch (error) {
    return { fault: 'other', why: messageOf(error) }
  }
}
