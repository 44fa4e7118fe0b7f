import { expect, test } from 'vitest'
import { filesOf, type RecordedFile } from '../../../src-main/capture/recorded-file.ts'

const aFile = (path: string, changes: Partial<RecordedFile>): RecordedFile => ({
  ...{ path, camera: 'Barn', format: 'mkv', from: 0, to: 1000, bytes: 1, isProtected: false },
  ...changes,
})

test('files of a camera, or of all cameras, that reach into a time, in order', () => {
  const files = [
    aFile('late', { from: 2000, to: 3000 }),
    aFile('early', {}),
    aFile('open', { from: 2500, to: undefined }),
    aFile('all', { camera: undefined, format: 'mcap', from: 500, to: 2100 }),
    aFile('other', { camera: 'Gate', to: 9000 }),
  ]
  const found = (from: number, to: number) =>
    filesOf(files, 'Barn', { from, to }).map(({ path }) => path)
  expect(found(0, 400)).toEqual(['early'])
  expect(found(1000, 2000)).toEqual(['early', 'all', 'late'])
  expect(found(3001, 9000)).toEqual(['open'])
})
