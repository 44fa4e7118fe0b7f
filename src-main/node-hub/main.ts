#!/usr/bin/env node
/** The hub without windows, on plain Node: reads the command line, then sets up each part in order. */
import { readFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { readGivenWallFile } from '../app/command-line/wall-file-flag.ts'
import { languageOf, languages } from '../contract/text/languages.ts'
import { wallFileForm } from '../features/sections.ts'
import { messageOf } from '../lib/message-of.ts'
import { addUser } from './add-user.ts'
import { ENDED, FAILED } from './exit-codes.ts'
import { readHubCommandLine } from './hub-flags.ts'
import { runHub } from './run-hub.ts'

// When the terminal closes, output fails; that must not end the hub.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const language = languages[languageOf([process.env['CAMWALL_LANGUAGE']])]
const version = ownVersion()
const command = readHubCommandLine(process.argv.slice(2), {
  version,
  language,
  environment: process.env,
})
if (command.kind === 'say') {
  say(command.text, command.exitCode)
} else if (command.kind === 'check') {
  const file = readGivenWallFile(command.path, wallFileForm, language)
  if (!file.ok) say(file.text, FAILED)
} else if (command.flags.addUser !== undefined) {
  addUser(command.flags.addUser, command.flags.userDataDir, language).then(
    (text) => say(text, ENDED),
    (error: unknown) => say(`camwall: ${messageOf(error)}`, FAILED),
  )
} else {
  const { flags } = command
  const file = readGivenWallFile(flags.config, wallFileForm, language)
  if (file.ok) {
    // Each frame creates short-lived objects. By default, V8 would grow their heap by 60 MB in the first minutes.
    setFlagsFromString('--semi-space-growth-factor=1')
    runHub({ flags, config: file.content, version, language }).catch((error: unknown) =>
      say(`camwall: ${language.text('terminal.not-started')}: ${messageOf(error)}`, FAILED),
    )
  } else say(file.text, FAILED)
}

/** Prints the only output of this run, and ends it. */
function say(text: string, exitCode: 0 | 1 | 2): void {
  writeSync(exitCode === 0 ? 1 : 2, `${text}\n`)
  process.exit(exitCode)
}

/** `package.json` is two folders above, for the sources and for what is built of them. */
function ownVersion(): string {
  const path = resolve(join(import.meta.dirname, '..', '..', 'package.json'))
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }
  return manifest.version
}
