/** The page on senders lists the keys that name a camera, in the order in which they count. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { NAME_KEYS } from '../../src-main/receive/imagezmq/sender-name.ts'

test('the keys that name a camera are all listed, in their order', async () => {
  const page = await readFile(join(repoRoot, 'docs/senders.md'), 'utf8')
  const [, list = ''] = /The keys that name a camera, in this order:([^.]*)\./.exec(page) ?? []
  const keys = [...list.matchAll(/`([a-z_]+)`/g)].map(([, key = '']) => key.replaceAll('_', ''))
  expect(keys).toEqual(NAME_KEYS)
})
