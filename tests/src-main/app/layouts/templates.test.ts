/** Templates of one's own, as they are kept. */
import { expect, test } from 'vitest'
import { Templates } from '../../../../src-main/app/layouts/templates.ts'
import { RequestFault } from '../../../../src-main/app/requests/answer.ts'
import { layoutSchema } from '../../../../src-main/contract/layout-schema.ts'
import { MAX_TEMPLATES } from '../../../../src-main/contract/limits.ts'
import type { OwnTemplates } from '../../../../src-main/contract/own-template.ts'
import { message } from '../../../../src-main/contract/text/text.ts'

const HALVES = [[0, 0, 24, 36] as const, [24, 0, 24, 36] as const]

function open() {
  let value: OwnTemplates = []
  let changes = 0
  const kept = {
    get value() {
      return value
    },
    set: (next: OwnTemplates) => void (value = next),
  }
  const templates = new Templates(kept, () => void changes++)
  return { templates, names: () => value.map(({ name }) => name), changes: () => changes }
}

test('they are made, renamed and deleted; a name is given once', () => {
  const { templates, names, changes } = open()
  templates.save('Door', HALVES)
  templates.save('door', HALVES.slice(1))
  expect(names()).toEqual(['Door', 'door 2'])
  const [first, second] = templates.all.map(({ id }) => id)
  templates.rename(second ?? '', 'DOOR')
  templates.rename(first ?? '', 'Gate')
  expect(names()).toEqual(['Gate', 'DOOR 2'])
  templates.delete(first ?? '')
  expect(templates.all).toEqual([{ id: second, name: 'DOOR 2', places: HALVES.slice(1) }])
  expect(changes()).toBe(5)
})

test('no more are made than there can be, which is said, and none without places', () => {
  const { templates } = open()
  templates.save('Nothing', [])
  for (let count = 0; count < MAX_TEMPLATES; count++) templates.save('More', HALVES)
  expect(() => templates.save('More', HALVES)).toThrow(
    new RequestFault(message('request.too-many-templates', { most: MAX_TEMPLATES })),
  )
  expect(templates.all).toHaveLength(MAX_TEMPLATES)
})

test.each([
  [
    'that overlap',
    [
      [0, 0, 24, 36],
      [23, 0, 24, 36],
    ],
  ],
  ['that are not inside', [[40, 0, 9, 36]]],
])('a layout cannot have places %s', (_what, own) => {
  expect(layoutSchema.safeParse({ own: HALVES }).success).toBe(true)
  expect(layoutSchema.safeParse({ own }).success).toBe(false)
})
