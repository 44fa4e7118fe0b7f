/** The operators' table of settings matches the schema. */
import { z } from 'zod'
import { expect, test } from 'vitest'
import { hubSection } from '../../src-main/contract/settings.ts'
import { SETTINGS_VERSION } from '../../src-main/app/settings/settings-file.ts'
import { sections, wallFileForm } from '../../src-main/features/sections.ts'
import { readPage, tableUnder } from '../support/pages.ts'

const page = await readPage('docs/operators.md')
const rows = tableUnder(page, 'Keys of `hub`').map(([key = '', unlessSet = '', mayBe = '']) => ({
  key: key.replaceAll('`', ''),
  unlessSet: /`([^`]+)`/.exec(unlessSet)?.[1],
  mayBe,
}))

/** All bounds in a JSON schema: of numbers and of list lengths, and the values of enumerations. */
function boundsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(boundsOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (['minimum', 'maximum', 'maxItems'].includes(key)) return [String(value)]
    if (key === 'enum' && Array.isArray(value)) return value.map((word) => `\`"${word}"\``)
    return key === 'default' ? [] : boundsOf(value)
  })
}

test('it lists every key in the schema’s order', () => {
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(hubSection.settings))
})

test('it lists every default', () => {
  const defaults = Object.entries(hubSection.defaults).map(([key, value]) => [
    key,
    JSON.stringify(value),
  ])
  expect(rows.map(({ key, unlessSet }) => [key, unlessSet])).toEqual(defaults)
})

test('it lists every bound', () => {
  const all = Object.entries(hubSection.settings).map(([key, { schema }]) => ({
    mayBe: rows.find((row) => row.key === key)?.mayBe,
    key,
    bounds: boundsOf(z.toJSONSchema(schema(), { io: 'input' })),
  }))
  for (const { key, mayBe, bounds } of all)
    for (const bound of bounds) expect(mayBe, `a bound of ${key}`).toContain(bound)
  expect(all.flatMap(({ bounds }) => bounds)).toEqual(
    expect.arrayContaining(['0.1', '240', '256', '`"pub-sub"`', '0.5']),
  )
})

test('every part of the file has a row, and the row of a section all of its keys', () => {
  // There is another table before it, of the file's folders.
  const rowOf = new Map(
    tableUnder(page, 'The settings file')
      .map(([key = '', content = '']) => [key, content] as const)
      .filter(([key]) => key.startsWith('`')),
  )
  const parts = ['version', ...sections.map(({ name }) => name), ...Object.keys(wallFileForm.parts)]
  expect([...rowOf.keys()].toSorted()).toEqual(parts.map((part) => `\`${part}\``).toSorted())
  for (const { name, settings } of sections.filter((section) => section !== hubSection))
    for (const key of Object.keys(settings))
      expect(rowOf.get(`\`${name}\``)).toContain(`\`${key}\``)
})

test('the example is a valid settings file', () => {
  const [example] = page.fences.filter(({ language }) => language === 'json')
  const value = JSON.parse(example?.text ?? '') as { hub: unknown; version: unknown }
  expect(value.version).toBe(SETTINGS_VERSION)
  expect(hubSection.patch().safeParse(value.hub).success).toBe(true)
})
