/** The newest notice, which is shown for a few seconds. */
import { useEffect, useRef, useState } from 'react'
import type { Strip } from '../../features/page-feature.ts'

/** Long enough to read two sentences. */
const SHOWN_MS = 8000

/** Repeats of a notice are the same one, whatever their wording; a strip of a feature is another one when it says another thing. */
export function identityOf({ key, what, notice }: Strip): string {
  return notice === undefined ? `${key} ${what}` : key
}

/** The first that was not there before: the worst of those that came at once. */
export function newestOf(strips: readonly Strip[], before: ReadonlySet<string>): Strip | undefined {
  return strips.find((strip) => !before.has(identityOf(strip)))
}

/** `undefined` when it was shown for long enough, or is gone. */
export function useNewest(strips: readonly Strip[]): Strip | undefined {
  const known = useRef<ReadonlySet<string>>(new Set())
  const [shown, show] = useState<string>()
  useEffect(() => {
    const newest = newestOf(strips, known.current)
    known.current = new Set(strips.map(identityOf))
    if (newest !== undefined) show(identityOf(newest))
  }, [strips])
  useEffect(() => {
    if (shown === undefined) return undefined
    const timer = setTimeout(() => show(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  return strips.find((strip) => identityOf(strip) === shown)
}
