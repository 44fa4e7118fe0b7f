/** The name of a layout, which no other one has. */
import { MAX_LAYOUT_NAME_LENGTH } from '../../contract/limits.ts'

/** `Barn`, else `Barn 2`, `Barn 3`, …; capital letters count as small ones. */
export function freeName(name: string, others: readonly { readonly name: string }[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()))
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number++) {
    const ending = ` ${number}`
    free = name.slice(0, MAX_LAYOUT_NAME_LENGTH - ending.length) + ending
  }
  return free
}
