/** English texts of zoomed, frozen and hidden tiles: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const viewTexts = {
  'views.frozen': ({ at }: { at: number }, { time }: Wording) => `Frozen ${time(at)}`,
  'views.frozen-since': ({ at }: { at: number }, { time }: Wording) => `Frozen since ${time(at)}`,
  'views.hidden': 'Hidden tiles',
  'views.close-hidden': 'Close hidden tiles',
  'views.none-hidden': 'No tile is hidden.',
  'views.show': ({ camera }: { camera: string }) => `Show ${camera}`,
  'views.show-all': 'Show all',
  'voice.zoomed': ({ zoom }: { zoom: number }, { number }: Wording) => `Zoom ${number(zoom, 1)}×`,
  'voice.not-zoomed': 'Whole picture',
  'voice.fill': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'The picture fills its place',
      other: `The pictures of ${number(count)} tiles fill their places`,
    }),
  'voice.fit': ({ count }: { count: number }, { number, plural }: Wording) =>
    plural(count, {
      one: 'The whole picture is shown',
      other: `${number(count)} tiles show their whole pictures`,
    }),
  'voice.fill-all': 'Pictures fill their places',
  'voice.fit-all': 'Tiles show their whole pictures',
  'voice.frozen': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} frozen`,
  'voice.unfrozen': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} live again`,
  'voice.hidden': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'tile', other: 'tiles' })} hidden`,
  'voice.recorded-stays':
    'A tile that is here only while its recording is played cannot be hidden.',
} as const
