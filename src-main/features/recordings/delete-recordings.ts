/** Deletes recordings bit by bit, and says what could not be deleted. */
import type { NewNotice } from '../../app/notices/notice-board.ts'
import type { RecordedFiles } from '../../app/recording.ts'
import { NOTHING_DELETED, type DeletedFiles, type Deletion } from '../../contract/recording.ts'
import { message } from '../../contract/text/text.ts'

/** Rejects if the folder cannot be opened any more; what is deleted by then is gone. */
export async function deleteAll(
  files: Pick<RecordedFiles, 'delete'>,
  deletion: Deletion,
  at: number,
): Promise<DeletedFiles> {
  let all = NOTHING_DELETED
  let next: number | undefined = 0
  while (next !== undefined) {
    const some: DeletedFiles = await files.delete(deletion, at, next)
    all = sumOf(all, some)
    ;({ next } = some)
  }
  return all
}

function sumOf(all: DeletedFiles, some: DeletedFiles): DeletedFiles {
  return {
    files: all.files + some.files,
    bytes: all.bytes + some.bytes,
    changedFiles: all.changedFiles + some.changedFiles,
    failedFiles: all.failedFiles + some.failedFiles,
    why: all.why ?? some.why,
    next: some.next,
  }
}

export function notDeleted({
  changedFiles,
  failedFiles,
  why = '',
}: DeletedFiles): readonly NewNotice[] {
  const notices: NewNotice[] = []
  if (failedFiles > 0)
    notices.push({
      key: 'recordings-not-deleted',
      severity: 'error',
      what: message('notice.recordings-not-deleted', { count: failedFiles, why }),
      todo: message('notice.recordings-not-deleted.todo'),
    })
  if (changedFiles > 0)
    notices.push({
      key: 'recordings-changed',
      severity: 'warning',
      what: message('notice.recordings-changed', { count: changedFiles }),
      todo: message('notice.recordings-changed.todo'),
    })
  return notices
}
