/** What the programs on plain Node have in common: language, version, and output before they run. */
import { readFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { languageOf, languages } from '../contract/text/languages.ts'

/** Of the terminal. */
export const PROGRAM_LANGUAGE = languages[languageOf([process.env['CAMWALL_LANGUAGE']])]

/** When the terminal closes, output fails; that must not end the program. */
export function ignoreClosedTerminal(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
}

/** Prints the only output of this run, and ends it. */
export function sayAndEnd(text: string, exitCode: 0 | 1 | 2): void {
  writeSync(exitCode === 0 ? 1 : 2, `${text}\n`)
  process.exit(exitCode)
}

/** `package.json` is two folders above, for the sources and for what is built of them. */
export function ownVersion(): string {
  const path = resolve(join(import.meta.dirname, '..', '..', 'package.json'))
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }
  return manifest.version
}
