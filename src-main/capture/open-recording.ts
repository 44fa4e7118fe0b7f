/** Opens a recording of any format. */
import type { FileBytes } from './file-bytes.ts'
import { openMatroska } from './matroska/matroska-recording.ts'
import { openMcap } from './mcap/mcap-recording.ts'
import type { Recording } from './recording.ts'

export const RECORDING_EXTENSIONS: readonly string[] = ['.mkv', '.mcap']

/**
 * @param nameless - the camera's name if the file does not say
 * @returns `undefined` if it is no recording
 */
export function openRecording(file: FileBytes, nameless: string): Recording | undefined {
  return openMatroska(file, nameless) ?? openMcap(file, nameless)
}
