/** Reads recordings with the programs that people use for them: FFmpeg for Matroska, PyPI's `mcap` for MCAP. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { framesOf } from '../support/recorded-frames.ts'

const run = promisify(execFile)

/** Of a list of hashes. */
const MAX_OUTPUT_BYTES = 64_000_000
/** Of FFmpeg's list of hashes; after it are those of what a frame has beside its picture. */
const HASH_COLUMN = 5
const NS_PER_SECOND = 1e9

export interface RecordingReader {
  /** What is wrong with a file; empty if nothing is. */
  readonly errors: (file: string) => Promise<string>
  /** In seconds, by the file's index; not above 0 if it has none. */
  readonly duration: (file: string) => Promise<number>
  /** The SHA-256 of each frame as it is in the file, by camera. */
  readonly hashes: (file: string) => Promise<ReadonlyMap<string, readonly string[]>>
}

/** @param python - has `mcap` and `protobuf` */
export function readerOf(format: string, python: string): RecordingReader {
  return format === 'mcap' ? mcapReader(python) : MATROSKA
}

const MATROSKA: RecordingReader = {
  async errors(file) {
    const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-count_packets', file])
    return `${stdout}${stderr}`
  },
  async duration(file) {
    const show = ['-show_entries', 'format=duration', '-of', 'csv=p=0']
    const { stdout } = await run('ffprobe', ['-v', 'error', ...show, file])
    return Number(stdout)
  },
  async hashes(file) {
    const hash = ['-c', 'copy', '-f', 'framehash', '-hash', 'sha256', '-']
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, ...hash], {
      maxBuffer: MAX_OUTPUT_BYTES,
    })
    const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const [camera = ''] = framesOf(file).map(({ name }) => name)
    return new Map([[camera, lines.map((line) => line.split(',')[HASH_COLUMN]?.trim() ?? '')]])
  },
}

interface McapMessage {
  readonly topic: string
  readonly sha256: string
  /** In nanoseconds since the epoch. */
  readonly log_time: number
}

function mcapReader(python: string): RecordingReader {
  /** Reads the file twice, by its index and from its beginning, and checks all checksums. */
  const read = async (file: string) => {
    const { stdout } = await run(python, [join(import.meta.dirname, 'read_mcap.py'), file], {
      maxBuffer: MAX_OUTPUT_BYTES,
    })
    const lines = stdout.split('\n').filter((line) => line !== '')
    return lines.map((line) => JSON.parse(line) as McapMessage)
  }
  return {
    errors: (file) =>
      read(file).then(
        () => '',
        (error: unknown) => String(error),
      ),
    async duration(file) {
      const times = (await read(file)).map(({ log_time }) => log_time)
      return (Math.max(...times) - Math.min(...times)) / NS_PER_SECOND
    },
    async hashes(file) {
      const hashes = new Map<string, string[]>()
      for (const { topic, sha256 } of await read(file))
        hashes.set(topic, [...(hashes.get(topic) ?? []), sha256])
      return hashes
    },
  }
}
