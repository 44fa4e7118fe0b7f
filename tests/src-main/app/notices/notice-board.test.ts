import { expect, test } from 'vitest'
import { NoticeBoard } from '../../../../src-main/app/notices/notice-board.ts'

function openBoard() {
  let changes = 0
  const board = new NoticeBoard(() => (changes += 1))
  return { board, changes: () => changes }
}

test('a repeat raises the count, and the newest wording counts', () => {
  const { board, changes } = openBoard()
  board.post({ key: 'a', severity: 'warning', what: 'Once.' }, 1)
  board.post({ key: 'a', severity: 'error', what: 'Again.', todo: 'Do.' }, 2)
  expect(board.notices).toEqual([
    { id: 1, severity: 'error', what: 'Again.', todo: 'Do.', at: 2, times: 2 },
  ])
  expect(changes()).toBe(2)
})

test('a dismissed notice starts anew when it comes again', () => {
  const { board } = openBoard()
  board.post({ key: 'a', severity: 'info', what: 'Once.' })
  board.dismiss(1)
  expect(board.notices).toEqual([])
  board.post({ key: 'a', severity: 'info', what: 'Once.' })
  expect(board.notices).toMatchObject([{ id: 2, times: 1 }])
})

test('a flood of different notices does not grow without a bound', () => {
  const { board } = openBoard()
  for (let key = 0; key < 1000; key++)
    board.post({ key: `${key}`, severity: 'info', what: `${key}` })
  expect(board.notices).toHaveLength(20)
  expect(board.notices.at(-1)?.what).toBe('999')
})
