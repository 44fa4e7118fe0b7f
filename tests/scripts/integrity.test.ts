import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasIntegrity } from '../../scripts/integrity.ts'

// printf 'camwall\n' | openssl dgst -sha512 -binary | base64 -w 0
const camwallIntegrity =
  'sha512-U0N6pYwARlDLNGZ52xSamH9YPJALfQBA/MQYOEZsM7BLTuNdzkDAIKghLlVoODw+wVqzIr7aBtlZ8tX6spww5g=='

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-integrity-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('the pinned file passes', async () => {
  const file = join(folder, 'right')
  await writeFile(file, 'camwall\n')
  expect(await hasIntegrity(file, camwallIntegrity)).toBe(true)
})

test('a file that differs in one byte does not', async () => {
  const file = join(folder, 'wrong')
  await writeFile(file, 'camwalk\n')
  expect(await hasIntegrity(file, camwallIntegrity)).toBe(false)
})

test('a missing file is an error, not a match', async () => {
  await expect(hasIntegrity(join(folder, 'none'), camwallIntegrity)).rejects.toThrow('ENOENT')
})
