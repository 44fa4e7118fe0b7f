/** The words of a place whose camera has not come. */
import type { Sightings } from '../../src-main/app/layouts/contract.ts'
import type { StateWords } from './camera-words.ts'
import { text } from './language.ts'
import { sinceText } from './numbers.ts'

/** It is missed since it sent last, and if that is not known, since Camwall started. */
export function absenceWords(
  camera: string,
  { since, last }: Sightings,
  nowSeconds: number,
): Omit<StateWords, 'code'> {
  const at = last.find((sighting) => sighting.camera === camera)?.at ?? since
  return {
    short: text('warning.missing'),
    time: text('tile.gone-since', { time: sinceText(at, nowSeconds * 1000) }),
    why: text(at > since ? 'tile.removed-why' : 'warning.missing-why'),
    todo: text('warning.missing-todo'),
  }
}
