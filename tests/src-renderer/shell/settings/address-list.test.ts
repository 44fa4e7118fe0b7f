/** Cameras' addresses while they are edited. */
import { describe, expect, test } from 'vitest'
import { checkPublisher } from '../../../../src-main/contract/publisher.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import {
  isRemovable,
  linesOfList,
  listOf,
  withEntered,
  withNewRow,
  withOptions,
  withoutRow,
  withSaved,
  withText,
  type AddressList,
} from '../../../../src-renderer/shell/settings/address-list.ts'

const ONE = 'tcp://192.168.1.31:5555'
const TWO = 'tcp://barn.local:5555'

const publishers = (lines: readonly string[]) => listOf(lines, checkPublisher)

function whyOf({ rows }: AddressList, index: number): string | undefined {
  const why = rows[index]?.why
  return why === undefined ? undefined : ENGLISH.say(why)
}

function enter(list: AddressList, key: number, text: string): AddressList {
  return withEntered(withText(list, key, text), key)
}

test('the last address in force cannot be removed, whatever new rows there are', () => {
  const list = withNewRow(publishers([ONE]))
  expect([1, 2].map((key) => isRemovable(list, key))).toEqual([false, true])
  expect([1, 2].map((key) => isRemovable(enter(list, 2, TWO), key))).toEqual([true, true])
})

describe('entering an address', () => {
  test('saves a good one, completed', () => {
    const list = enter(withNewRow(publishers([ONE])), 2, ' barn.local:5555 ')
    expect(linesOfList(list)).toEqual([ONE, TWO])
    expect(list.rows[1]).toEqual({ key: 2, text: TWO, saved: TWO, why: undefined })
  })

  test('keeps a bad one in its field, and the old one in force', () => {
    const list = enter(publishers([ONE]), 1, 'barn.local')
    expect(linesOfList(list)).toEqual([ONE])
    expect(list.rows[0]?.text).toBe('barn.local')
    const why = 'The port is missing. Add it after the host: tcp://barn.local:5555.'
    expect(whyOf(list, 0)).toBe(why)
  })

  test('refuses a name that ZeroMQ cannot connect to, and does not change one that was saved', () => {
    const list = enter(withNewRow(publishers(['tcp://_cam:5555'])), 2, 'küche.local:5555')
    expect(linesOfList(list)).toEqual(['tcp://_cam:5555'])
    expect(whyOf(list, 1)).toContain('Cannot connect to küche.local:')
    expect(linesOfList(withEntered(list, 1))).toEqual(['tcp://_cam:5555'])
  })

  test('refuses one that is in the list already, and says where', () => {
    const list = enter(withNewRow(publishers([TWO, ONE])), 3, '192.168.1.31:5555')
    expect(linesOfList(list)).toEqual([TWO, ONE])
    expect(whyOf(list, 2)).toBe(
      `${ONE} is already in the list, as number 2. Type another address, or remove this one.`,
    )
  })

  test('takes a key after it, and knows the address with another key or none', () => {
    const line = `${ONE} ${'a'.repeat(40)}`
    expect(linesOfList(enter(publishers([ONE]), 1, line))).toEqual([line])
    const list = enter(withNewRow(publishers([line])), 2, ONE)
    expect(linesOfList(list)).toEqual([line])
    expect(whyOf(list, 1)).toContain(`${ONE} is already in the list, as number 1.`)
  })

  test('lets a new row go that was left empty', () => {
    expect(enter(withNewRow(publishers([ONE])), 2, '  ').rows).toHaveLength(1)
  })

  test('requires an address when one was cleared', () => {
    expect(whyOf(enter(publishers([ONE]), 1, ''), 0)).toContain('Type an address')
  })
})

describe('typing', () => {
  test('shows no error before the text is entered', () => {
    expect(withText(publishers([ONE]), 1, 'tcp:').rows[0]?.why).toBeUndefined()
  })

  test('removes an error as soon as it is fixed', () => {
    const bad = enter(publishers([ONE]), 1, 'barn.local')
    expect(withText(bad, 1, 'barn.local:5555').rows[0]?.why).toBeUndefined()
  })
})

test('removes a row', () => {
  expect(linesOfList(withoutRow(publishers([ONE, TWO]), 1))).toEqual([TWO])
})

describe('settings that were changed elsewhere', () => {
  test('do not change a list that has them already', () => {
    const list = enter(publishers([ONE]), 1, 'half')
    expect(withSaved(list, [ONE])).toBe(list)
  })

  test('are followed; rows keep their keys and drafts stay', () => {
    const list = withText(withNewRow(publishers([ONE])), 2, 'half')
    expect(withSaved(list, [TWO, ONE]).rows).toEqual([
      { key: 3, text: TWO, saved: TWO, why: undefined },
      { key: 1, text: ONE, saved: ONE, why: undefined },
      { key: 2, text: 'half', saved: undefined, why: undefined },
    ])
  })
})

describe('options', () => {
  const LINE = `${ONE}?prefix=barn/&camera=Gate ${'a'.repeat(40)}`

  test('are not in the text, and stay when another address is typed', () => {
    const list = publishers([LINE])
    expect(list.rows[0]?.text).toBe(`${ONE} ${'a'.repeat(40)}`)
    expect(linesOfList(enter(list, 1, TWO))).toEqual([`${TWO}?prefix=barn/&camera=Gate`])
  })

  test('are taken from a text that has them', () => {
    const list = enter(publishers([LINE]), 1, `${TWO}?camera=Yard`)
    expect(linesOfList(list)).toEqual([`${TWO}?camera=Yard`])
    expect(list.rows[0]?.text).toBe(TWO)
  })

  test('are changed without the address', () => {
    const list = withOptions(publishers([LINE]), 1, { prefix: '', cameras: ['Front door'] })
    expect(linesOfList(list)).toEqual([`${ONE}?camera=Front%20door ${'a'.repeat(40)}`])
    expect(linesOfList(withOptions(list, 1, { prefix: '', cameras: [] }))).toEqual([
      `${ONE} ${'a'.repeat(40)}`,
    ])
  })
})
