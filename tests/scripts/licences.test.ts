/** A shipped part without its licence fails the build. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checked, licencesText } from '../../scripts/licences.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { PACKED_PACKAGES } from '../../scripts/shipped.ts'

test('a part needs a licence and its text', () => {
  expect(checked('some-part', 'MIT', 'MIT License')).toEqual({
    name: 'some-part',
    licence: 'MIT',
    text: 'MIT License',
  })
  expect(() => checked('some-part', undefined, 'MIT License')).toThrow(
    /^some-part ships with Camwall, but its licence was not found/,
  )
  for (const text of [undefined, '', ' \n'])
    expect(() => checked('some-part', 'MIT', text)).toThrow(
      /its licence's text was not found\.\nPut the text into resources\/licences\/some-part\.txt/,
    )
})

test('Camwall’s licence comes first, then each part under its name', () => {
  const text = licencesText('MIT License of ours\n', [
    { name: 'a', licence: 'ISC', text: 'What ISC says\n' },
    { name: 'b', licence: 'Zlib', text: 'What zlib says' },
  ])
  const places = [
    'Camwall\n\nMIT License of ours\n',
    '\na: ISC\n\nWhat ISC',
    '\nb: Zlib\n\nWhat zlib',
  ]
  expect(places.map((part) => text.indexOf(part))).not.toContain(-1)
  expect(places.map((part) => text.indexOf(part))).toEqual(
    places.map((part) => text.indexOf(part)).sort((a, b) => a - b),
  )
})

test('the unbundled packages are those of the configuration', async () => {
  const configuration = await readFile(join(repoRoot, 'electron-builder.yml'), 'utf8')
  const named = configuration.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g)
  expect(new Set([...named].map((match) => match[1]))).toEqual(new Set(PACKED_PACKAGES))
})
