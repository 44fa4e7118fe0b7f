/** Writes the tables of `docs/performance.md`. The text around them is written by hand. */
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'oxfmt'
import { HEADINGS, rowOf, type Results } from './results.ts'

const BEGIN = '<!-- written by npm run bench -->'
const END = '<!-- end of what npm run bench writes -->'

/** @throws Error if the page lacks the marks around the figures */
export async function writePage(path: string, results: Results): Promise<void> {
  const page = await readFile(path, 'utf8')
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined)
    throw new Error(`${path} lacks the lines ${BEGIN} and ${END}.`)
  const text = `${before}${BEGIN}\n\n${figures(results)}\n\n${END}${after}`
  const { code } = await format(path, text, { printWidth: 100 })
  await writeFile(path, code)
}

function figures({ date, command, machine, rounds, seconds, comparisons }: Results): string {
  return [
    `\`${command}\`, ${date}: ${machine}; medians of ${rounds} rounds of ${seconds} s.`,
    '',
    'Each cell: Camwall / the Python program (their ratio). In the column libjpeg-turbo: the pictures of the case that it decodes in a',
    'second on all cores, at full size and with nothing else to do, just before each round, and the share of it that Camwall painted.',
    '',
    `| ${HEADINGS.join(' | ')} |`,
    `| --- | ${HEADINGS.slice(1)
      .map(() => '---:')
      .join(' | ')} |`,
    ...comparisons.map(rowOf),
    '',
    '![Painted frames a second, Camwall and the Python program](images/performance.svg)',
  ].join('\n')
}
