/** What was chosen of a list, with one more or less. Pure. */
import { DAYS, type Day } from '../../src-main/contract/alarm-rule.ts'

/** In the order of the week, or of all that there are. */
export function withItem<Item>(
  all: readonly Item[],
  chosen: readonly Item[],
  item: Item,
  isIn: boolean,
): readonly Item[] {
  const order = [...new Set([...all, ...chosen])]
  return order.filter((each) => (each === item ? isIn : chosen.includes(each)))
}

export function withDay(days: readonly Day[], day: Day, isIn: boolean): readonly Day[] {
  return withItem(DAYS, days, day, isIn)
}
