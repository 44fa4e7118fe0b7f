/** The formats of recordings, by their names in the settings. */
import { finishFile } from '../../../capture/disk-file.ts'
import { finishMatroska } from '../../../capture/matroska/finish.ts'
import { MatroskaWriter } from '../../../capture/matroska/writer.ts'
import { finishMcap } from '../../../capture/mcap/finish.ts'
import { McapWriter } from '../../../capture/mcap/writer.ts'
import type { RecordingFormat } from '../../../contract/recording.ts'
import type { PartFormat } from './part-format.ts'

export const formats: Readonly<Record<RecordingFormat, PartFormat>> = {
  mkv: {
    extension: 'mkv',
    holdsAll: false,
    newWriter: (first) => new MatroskaWriter(first),
    finish: (path) => finishFile(path, finishMatroska).kind !== 'empty',
  },
  mcap: {
    extension: 'mcap',
    holdsAll: true,
    newWriter: () => new McapWriter(),
    finish: (path) => finishFile(path, finishMcap).kind !== 'empty',
  },
}
