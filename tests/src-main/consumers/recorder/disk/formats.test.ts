import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DiskFile } from '../../../../../src-main/capture/disk-file.ts'
import { openRecording } from '../../../../../src-main/capture/open-recording.ts'
import { formats } from '../../../../../src-main/consumers/recorder/disk/formats.ts'
import { RECORDING_FORMATS } from '../../../../../src-main/contract/recording.ts'
import { appended, numberedFrames } from '../../../../support/recordings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-formats-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe.each(RECORDING_FORMATS)('%s', (name) => {
  const format = formats[name]
  const path = () => join(folder, `barn.${format.extension}`)
  const frames = numberedFrames(6)

  test('a file that was cut off is finished and can be read', async () => {
    const [first] = frames
    if (first === undefined) throw new Error('There is no frame.')
    await writeFile(path(), appended(format.newWriter(first), frames, 3).subarray(0, -1))
    expect(format.finish(path())).toBe(true)
    const file = new DiskFile(path())
    const read = [...(openRecording(file, '')?.frames() ?? [])].map(({ frame }) => frame.body)
    file.close()
    expect(read.slice(0, 3)).toEqual(frames.slice(0, 3).map(({ body }) => body))
  })

  test('a file without a frame has none', async () => {
    await writeFile(path(), '')
    expect(format.finish(path())).toBe(false)
    const [first] = frames
    if (first === undefined) throw new Error('There is no frame.')
    await writeFile(path(), format.newWriter(first).begin())
    expect(format.finish(path())).toBe(false)
  })
})
