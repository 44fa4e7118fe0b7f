import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeOlderTarballs } from '../../scripts/packing/older-tarballs.ts'

test('of the hub’s tarballs only the newest stays, and all other files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-tarballs-'))
  try {
    const others = ['camwall_1.0.0_amd64.deb', 'SHA256SUMS']
    for (const name of ['camwall-hub-1.0.0.tgz', 'camwall-hub-1.1.0.tgz', ...others])
      await writeFile(join(folder, name), '')
    await removeOlderTarballs(folder, 'camwall-hub-1.1.0.tgz')
    expect((await readdir(folder)).sort()).toEqual(['camwall-hub-1.1.0.tgz', ...others].sort())
  } finally {
    await rm(folder, { recursive: true })
  }
})
