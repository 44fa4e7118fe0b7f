/** English texts of the layout’s panel: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const layoutTexts = {
  'layout.title': 'Layout',
  'layout.close': 'Close layout',
  'layout.kind': 'Kind of layout',
  'layout.fit': 'Fit all',
  'layout.rows': 'Rows',
  'layout.2x2': '2 × 2',
  'layout.3x3': '3 × 3',
  'layout.4x4': '4 × 4',
  'layout.1+5': '1 + 5',
  'layout.1+7': '1 + 7',
  'layout.2+8': '2 + 8',
  'layout.help-fit': 'All tiles, in the grid that makes the pictures largest',
  'layout.help-rows': 'All tiles, in rows that fill the width: for pictures of different shapes',
  'layout.help-2x2': 'Four tiles on a page',
  'layout.help-3x3': 'Nine tiles on a page',
  'layout.help-4x4': 'Sixteen tiles on a page',
  'layout.help-1+5': 'One large tile and five small ones on a page',
  'layout.help-1+7': 'One large tile and seven small ones on a page',
  'layout.help-2+8': 'Two large tiles and eight small ones on a page',
  'layout.gap': 'Space between tiles',
  'layout.gap-none': 'None',
  'layout.gap-small': 'Small',
  'layout.gap-medium': 'Medium',
  'layout.gap-large': 'Large',
  'layout.dwell': 'Time for each page',
  'layout.seconds': ({ seconds }: { seconds: number }, { number }: Wording) =>
    `${number(seconds)} s`,
  'layout.cycle': 'Cycle pages in this window',
  'layout.lock': 'Lock the layout',
} as const
