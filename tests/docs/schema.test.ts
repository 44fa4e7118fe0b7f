/** The published schema of the file with all settings is the one that Camwall uses. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { WALL_FILE_SCHEMA, wallFileJsonSchema } from '../../scripts/wall-file-schema.ts'
import { wallFileForm } from '../../src-main/features/sections.ts'

const published = JSON.parse(await readFile(WALL_FILE_SCHEMA, 'utf8')) as {
  readonly properties: Readonly<Record<string, unknown>>
}

test('docs/camwall.schema.json is up to date (npm run schema)', () => {
  expect(published).toEqual(wallFileJsonSchema())
})

test('it has every section and every kept part', () => {
  const names = [
    ...wallFileForm.sections.map(({ name }) => name),
    ...Object.keys(wallFileForm.parts),
  ]
  expect(Object.keys(published.properties)).toEqual(['$schema', 'version', ...names])
})
