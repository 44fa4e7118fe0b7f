/** English texts of zoomed, frozen and hidden tiles: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const viewTexts = {
  'views.frozen-since': ({ at }: { at: number }, { time }: Wording) => `Frozen since ${time(at)}`,
  'views.hidden': 'Hidden tiles',
  'views.close-hidden': 'Close hidden tiles',
  'views.none-hidden': 'No tile is hidden.',
  'views.show': ({ camera }: { camera: string }) => `Show ${camera}`,
  'views.show-all': 'Show all',
  'voice.zoomed': ({ zoom }: { zoom: number }, { number }: Wording) => `Zoom ${number(zoom, 1)}×`,
  'voice.not-zoomed': 'Whole picture',
  'voice.frozen': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} frozen`,
  'voice.unfrozen': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} live again`,
  'voice.hidden': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} hidden`,
} as const
