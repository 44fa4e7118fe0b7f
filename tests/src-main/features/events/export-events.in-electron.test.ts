import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const MODULE = join(import.meta.dirname, '../../../../src-main/features/events/export-events.ts')

/** A page of events that is longer than the file may become. */
const PROGRAM = `
  import { EventExports } from ${JSON.stringify(MODULE)}
  const event = { kind: 'text', id: 1, at: 0, camera: 'Barn', text: 'motion', hasPicture: false }
  const events = Array.from({ length: 200 }, () => event)
  await new EventExports(() => Promise.resolve({ events, hasMore: false })).write(process.argv[1], 'jsonl', {})`

// On Linux a write that reaches the limit of a file's size is cut off, as on a disk that becomes full.
test.runIf(process.platform === 'linux')('an export that is cut off is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-export-'))
  const node = ['--input-type=module', '--eval', PROGRAM, join(folder, 'events.jsonl')]
  const limited = promisify(execFile)('sh', [
    '-c',
    'ulimit -f 8 && exec "$@"',
    'sh',
    process.execPath,
    ...node,
  ])
  await expect(limited).rejects.toThrow('EFBIG')
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})
