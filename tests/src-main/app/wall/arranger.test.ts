/** A person's changes of the wall. */
import { afterEach, expect, test } from 'vitest'
import { anArrival, picture } from '../../../support/open-feed.ts'
import { openHouse } from '../../../support/open-house.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open() {
  const { camwall } = await openHouse(closing)
  for (const name of ['Barn', 'Yard']) camwall.feed.take(picture(name), anArrival())
  const arranger = camwall.layouts.of('l1')
  const order = () => arranger.tiles.map(({ camera }) => camera)
  return { arranger, order }
}

test('a locked wall is not changed, and nothing is undone, until it is unlocked', async () => {
  const { arranger, order } = await open()
  arranger.change((tiles) => tiles.move(['t1'], undefined))
  expect(order()).toEqual(['Yard', 'Barn'])
  arranger.changeLayout({ isLocked: true })
  arranger.change((tiles) => tiles.move(['t2'], undefined))
  arranger.changeLayout({ kind: '1+5' })
  arranger.undo()
  expect(order()).toEqual(['Yard', 'Barn'])
  expect(arranger.layout).toMatchObject({ kind: 'fit', isLocked: true })
  arranger.changeLayout({ isLocked: false })
  arranger.undo()
  expect(order()).toEqual(['Barn', 'Yard'])
  arranger.redo()
  expect(order()).toEqual(['Yard', 'Barn'])
})

test('a change of the layout is undone, and one that changes nothing is none', async () => {
  const { arranger } = await open()
  arranger.changeLayout({ kind: 'rows', gap: 'large' })
  arranger.changeLayout({ kind: 'rows' })
  arranger.undo()
  expect(arranger.layout).toMatchObject({ kind: 'fit', gap: 'small' })
})
