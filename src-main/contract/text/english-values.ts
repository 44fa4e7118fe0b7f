/** English texts of the panel of picture values and of the read-out: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const valuesTexts = {
  'notice.values-worker': ({ why }: { why: string }) =>
    `A picture could not be converted, and the converter was restarted: ${why}`,
  'values.cameras': ({ count }: { count: number }, { number, plural }: Wording) =>
    `${number(count)} ${plural(count, { one: 'camera', other: 'cameras' })}`,
  'values.close': 'Close picture values',
  'values.histogram': 'Histogram',
  'values.none': 'The values of this picture cannot be read.',
  'values.shown': ({ dtype, black, white }: { dtype: string; black: string; white: string }) =>
    `${dtype}, shown ${black} to ${white}`,
  'values.not-finite': ({ percent }: { percent: number }, { number }: Wording) =>
    `${number(percent, 1)}% of the values are NaN or infinite.`,
  'values.levels': 'Black to white',
  'values.levels-type': 'Type',
  'values.levels-range': 'Range',
  'values.levels-percentiles': 'Percentiles',
  'values.levels-hand': 'By hand',
  'values.black': 'Black',
  'values.white': 'White',
  'values.low': 'Low',
  'values.high': 'High',
  'values.hold': 'Hold these levels',
  'values.no-number': 'Enter a number.',
  'values.out-of-order': 'The first must be below the second.',
  'values.colour-map': 'Colour map',
  'values.map-none': 'None',
  'values.map-gray': 'Gray',
  'values.map-viridis': 'Viridis',
  'values.map-magma': 'Magma',
  'values.map-inferno': 'Inferno',
  'values.map-turbo': 'Turbo',
  'values.map-jet': 'Jet',
  'values.gamma': 'Gamma',
  'values.order': 'Order',
  'values.marks-clipped': 'Mark clipped pixels blue and red',
  'values.reset': 'Show values as sent',
  'values.not-read': 'not readable',
  'values.place': ({ x, y }: { x: string; y: string }) => `x ${x} y ${y}`,
  'values.read': ({ x, y, values }: { x: string; y: string; values: string }) =>
    `x ${x} y ${y}: ${values}`,
} as const
