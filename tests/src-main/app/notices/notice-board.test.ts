import { expect, test } from 'vitest'
import { NoticeBoard } from '../../../../src-main/app/notices/notice-board.ts'
import { verbatim } from '../../../support/verbatim.ts'

function openBoard() {
  let changes = 0
  const board = new NoticeBoard(() => (changes += 1))
  return { board, changes: () => changes }
}

test('a repeated notice increases the count and updates the text', () => {
  const { board, changes } = openBoard()
  board.add({ key: 'a', severity: 'warning', what: verbatim('Once.') }, 1)
  board.add({ key: 'a', severity: 'error', what: verbatim('Again.'), todo: verbatim('Do.') }, 2)
  expect(board.notices).toEqual([
    { id: 1, severity: 'error', what: verbatim('Again.'), todo: verbatim('Do.'), at: 2, times: 2 },
  ])
  expect(changes()).toBe(2)
})

test('a dismissed notice starts a new count when it is repeated', () => {
  const { board } = openBoard()
  board.add({ key: 'a', severity: 'info', what: verbatim('Once.') })
  board.dismiss([1])
  expect(board.notices).toEqual([])
  board.add({ key: 'a', severity: 'info', what: verbatim('Once.') })
  expect(board.notices).toMatchObject([{ id: 2, times: 1 }])
})

test('the number of different notices is bounded', () => {
  const { board } = openBoard()
  for (let key = 0; key < 1000; key++)
    board.add({ key: `${key}`, severity: 'info', what: verbatim(`${key}`) })
  expect(board.notices).toHaveLength(20)
  expect(board.notices.at(-1)?.what).toEqual(verbatim('999'))
})

test('an error stays until it is dismissed, whatever comes after it', () => {
  const { board } = openBoard()
  board.add({ key: 'error', severity: 'error', what: verbatim('Bad.') })
  for (let key = 0; key < 100; key++)
    board.add({ key: `${key}`, severity: 'warning', what: verbatim(`${key}`) })
  expect(board.notices).toHaveLength(20)
  expect(board.notices[0]).toMatchObject({ severity: 'error' })
  board.dismiss(board.notices.map(({ id }) => id))
  expect(board.notices).toEqual([])
})
