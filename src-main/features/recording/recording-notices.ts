/** Notices about recordings. */
import type { NewNotice } from '../../app/notices/notice-board.ts'
import type { DiskFailure, Undeleted } from '../../consumers/recorder/orders.ts'
import { message } from '../../contract/text/text.ts'

/** One at a time: that frames are lost, and why, or that they are not any more. */
const KEY = 'recording'

export function recordingFailed({ reason, why }: DiskFailure, folder: string): NewNotice {
  return {
    key: KEY,
    severity: 'error',
    what: message(`notice.recording-${reason}`, { folder, why }),
    todo: message(`notice.recording-${reason}.todo`),
  }
}

/**
 * @param count - frames that were lost meanwhile
 * @param isRecording - not if a person has stopped all recordings
 */
export function recordingRecovered(count: number, isRecording: boolean): NewNotice {
  const what = isRecording ? 'notice.recording-goes-on' : 'notice.recording-over'
  return { key: KEY, severity: 'info', what: message(what, { count }) }
}

export function recordingsUndeleted({ files, why }: Undeleted): NewNotice {
  return {
    key: 'recordings-undeleted',
    severity: 'error',
    what: message('notice.recordings-undeleted', { count: files, why }),
    todo: message('notice.recordings-undeleted.todo'),
  }
}

export function recordingBroken(why: string): NewNotice {
  return {
    key: 'recording-broken',
    severity: 'error',
    what: message('notice.recording-broken', { why }),
    todo: message('notice.report-this.todo'),
  }
}
