/** English texts of moving, swapping and resizing tiles by clicks: one table with those of the other files. */
import type { Wording } from './wording.ts'

/** `what`: a camera’s name, or `voice.tiles`. */
export const arrangeTexts = {
  'arrange.label': 'Move, swap or resize by clicks',
  'arrange.move': ({ what }: { what: string }) => `Click the place for ${what}`,
  'arrange.swap': ({ what }: { what: string }) => `Click the tile that swaps places with ${what}`,
  'arrange.resize-free': ({ what }: { what: string }) =>
    `Click where a corner of ${what} should be`,
  'arrange.resize-fit': ({ what }: { what: string }) => `Size of ${what}`,
  'arrange.fixed': 'This layout sets the sizes of its tiles',
  'arrange.smaller': 'Smaller',
  'arrange.larger': 'Larger',
  'arrange.done': 'Done',
  'arrange.cancel': 'Cancel',
  'voice.swapped': ({ one, other }: { one: string; other: string }) =>
    `${one} and ${other} have swapped places.`,
  'voice.size': ({ what, size }: { what: string; size: number }, { number }: Wording) =>
    `${what}: size ${number(size)} × ${number(size)}.`,
  'voice.only-fit': 'Only the layout Fit all has large tiles.',
} as const
