import { expect, test } from 'vitest'
import { features } from '../../../src-main/features/all.ts'
import { hubFeatures, LEFT_OUT } from '../../../src-main/node-hub/hub-features.ts'

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)

test('every feature is one of the hub, or is left out for a reason', () => {
  const known = [...namesOf(hubFeatures(true)), ...Object.keys(LEFT_OUT)]
  expect(known.sort()).toEqual(namesOf(features).sort())
})

test('the order is that of all features', () => {
  const inOrder = namesOf(features).filter((name) => !(name in LEFT_OUT))
  expect(namesOf(hubFeatures(true))).toEqual(inOrder)
})

test('without SQLite the store of events and recordings are missing', () => {
  const missing = namesOf(hubFeatures(true)).filter(
    (name) => !namesOf(hubFeatures(false)).includes(name),
  )
  expect(missing).toEqual(['events', 'recording'])
})
