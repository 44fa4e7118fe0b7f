/** A switch that shows the chosen value at once. */
import { startTransition, useOptimistic } from 'react'

/**
 * A value, and the function that changes it. A change takes a moment to apply, and a switch must not flip back meanwhile:
 * the new value is given at once, until the value in force is known.
 */
export function useAtOnce<Value>(
  inForce: Value,
  apply: (value: Value) => Promise<unknown>,
): readonly [value: Value, change: (value: Value) => void] {
  const [value, show] = useOptimistic(inForce)
  const change = (next: Value) =>
    startTransition(async () => {
      show(next)
      await apply(next)
    })
  return [value, change]
}
