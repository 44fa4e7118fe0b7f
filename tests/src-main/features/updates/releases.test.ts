import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { RELEASES } from '../../../../src-main/features/updates/updates.ts'

test('the link for people is the repository that the updater reads', async () => {
  const text = await readFile(new URL('../../../../electron-builder.yml', import.meta.url), 'utf8')
  const { publish } = parse(text) as {
    readonly publish: { readonly provider: string; readonly owner: string; readonly repo: string }
  }
  expect(publish.provider).toBe('github')
  expect(`https://github.com/${publish.owner}/${publish.repo}/releases`).toBe(RELEASES)
})
