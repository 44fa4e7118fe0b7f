/** The values beside a picture as an event. */
import type { ReadingEvent } from '../../contract/event.ts'
import { readingText, type Readings } from '../../contract/readings.ts'

/** @returns `undefined` if there are none */
export function readingEvent(
  camera: string,
  readings: Readings,
  at: number,
): ReadingEvent | undefined {
  const text = Object.entries(readings)
    .map(([name, value]) => `${name}: ${readingText(value)}`)
    .join(' · ')
  return text === '' ? undefined : { kind: 'reading', camera, text, at }
}
