/** The page of keys has the commands as they are: `npx vitest run --project unit tests/docs/keys.test.ts -u` writes it. */
import { expect, test } from 'vitest'
import { keyTable, type KeyGroup } from '../../src-main/contract/key-table.ts'
import { ENGLISH } from '../../src-main/contract/text/text.ts'
import { commands } from '../../src-main/features/list.ts'
import { keyLabel } from '../../src-renderer/text/keys.ts'

const INTRODUCTION = `# Keys

All commands, in the order of the menus. On a Mac, use ⌘ instead of Ctrl. A command without a key is in its menu only. Letters act
on the tile that has the focus; all keys that are a single character can be switched off in Settings
([Keys](guide.md#keys)).
`

function markdown({ title, rows }: KeyGroup): string {
  const cells = rows.map(({ what, keys }) => [
    ENGLISH.say(what),
    keys.map((key) => ENGLISH.say(keyLabel(key, false))).join(', '),
  ])
  const table = [['command', 'key'], ...cells]
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [head = [], ...body] = table
  return `\n## ${ENGLISH.say(title)}\n\n${[line(head), rule, ...body.map(line)].join('\n')}\n`
}

test('the page of keys is in step with the table of commands', async () => {
  const groups = keyTable(commands, { hasSingleCharacters: true })
  expect(groups.flatMap(({ rows }) => rows).length).toBeGreaterThan(commands.length)
  const page = INTRODUCTION + groups.map(markdown).join('')
  await expect(page).toMatchFileSnapshot('../../docs/keys.md')
})
