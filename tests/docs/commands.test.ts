/** Every command and flag in the docs exists. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { ENGLISH } from '../../src-main/contract/text/text.ts'
import { OPTIONS, readCommandLine } from '../../src-main/desktop/command-line/flags.ts'
import { RELAY_OPTIONS } from '../../src-main/node-hub/relay-flags.ts'
import { readPage, readPages, tableUnder } from '../support/pages.ts'

/** npm's built-in commands, which package.json does not define. */
const NPM_COMMANDS = new Set(['audit', 'ci', 'install'])
/** Flags of other programs that appear without a command. */
const FOREIGN_FLAGS = new Set(['--ignore-scripts'])
/** Commands whose flags are passed to Camwall. */
const STARTS_CAMWALL = /^(camwall|npm start --|npm run (demo|dev) --) (.*)$/

interface Command {
  readonly path: string
  readonly text: string
}

/** All code in the docs: each inline span, and each line of a shell block. */
const commands: Command[] = [
  ...(await readPages()),
  await readPage('resources/hub/README.md'),
].flatMap(({ path, prose, fences }) => [
  ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => ({ path, text })),
  ...fences
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => ({ path, text: line.replace(/ +#.*/, '').trim() })),
])

function unknownFlags(flags: string): string[] {
  const named = flags.match(/(?<=^|\s|=)--[a-z][a-z-]*/g) ?? []
  return named.filter((flag) => {
    if (Object.hasOwn(RELAY_OPTIONS, flag.slice('--'.length))) return false
    const read = readCommandLine([flag], '0')
    return read.kind === 'say' && read.text.includes('Unknown option')
  })
}

test('every npm command is a script of package.json or built into npm', async () => {
  const manifest = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const named = commands.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => ({ path, name })),
  )
  expect(named.length).toBeGreaterThan(20)
  const isKnown = (name: string) => name in manifest.scripts || NPM_COMMANDS.has(name)
  expect(named.filter(({ name }) => !isKnown(name))).toEqual([])
})

test('every flag of Camwall exists', () => {
  const given = commands.flatMap(({ path, text }) => {
    const flags = text.startsWith('--') ? text : STARTS_CAMWALL.exec(text)?.[3]
    return flags === undefined || FOREIGN_FLAGS.has(flags) ? [] : [{ path, flags }]
  })
  expect(given.length).toBeGreaterThan(25)
  expect(given.filter(({ flags }) => unknownFlags(flags).length > 0)).toEqual([])
})

/** zsh, the shell of a Mac, refuses a command with a pattern that no file has. */
function unquotedPatterns(command: string): string[] {
  const words = command.replaceAll(/'[^']*'|"[^"]*"/g, '').match(/\S*\*\S*/g) ?? []
  return words.filter((word) => !word.endsWith('.tgz'))
}

test('an asterisk that is no pattern of a file is quoted', () => {
  const run = commands.filter(({ text }) => /^(camwall|npm|node|podman|sudo)\S* ./.test(text))
  expect(run.length).toBeGreaterThan(40)
  expect(run.filter(({ text }) => unquotedPatterns(text).length > 0)).toEqual([])
  expect(unquotedPatterns("camwall --listen tcp://*:5555 --publish 'tcp://*:5556'")).toEqual([
    'tcp://*:5555',
  ])
})

test('an unknown flag is detected', () => {
  expect(unknownFlags('--fullscreen --no-such-flag 8 --demo')).toEqual(['--no-such-flag'])
})

test('the README and --help list exactly the existing flags', async () => {
  const flags = Object.keys(OPTIONS).map((name) => `--${name}`)
  const named = (text: string) => text.match(/--[a-z][a-z-]*/g) ?? []
  const rows = tableUnder(await readPage('README.md'), 'Flags')
  expect(rows.flatMap(([cell = '']) => named(cell)).sort()).toEqual(flags.sort())
  expect([...new Set(named(ENGLISH.text('usage')))].sort()).toEqual(flags.sort())
})
