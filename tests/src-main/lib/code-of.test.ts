import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { codeOf } from '../../../src-main/lib/code-of.ts'

test('returns the system’s code, and undefined if there is none', async () => {
  expect(codeOf(await readFile('/there/is/none').catch((error: unknown) => error))).toBe('ENOENT')
  for (const other of [new Error('plain'), { code: 'ENOENT' }, 'ENOENT', undefined])
    expect(codeOf(other)).toBeUndefined()
})
