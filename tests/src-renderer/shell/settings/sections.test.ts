import { expect, test } from 'vitest'
import { features } from '../../../../src-renderer/features/list.ts'
import { sections } from '../../../../src-renderer/shell/settings/sections.ts'

test('every section of the features has one place', () => {
  const withSection = features.filter(({ Settings }) => Settings !== undefined)
  expect(new Set(sections)).toEqual(new Set(withSection))
  expect(sections).toHaveLength(withSection.length)
})
