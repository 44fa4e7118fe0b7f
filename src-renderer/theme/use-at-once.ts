/** A switch that shows at once what was chosen. */
import { startTransition, useOptimistic } from 'react'

/**
 * A value, and what changes it. The hub takes a moment to follow; a switch must not spring back meanwhile, so the new
 * value is given at once, until the one in force is known.
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
