#!/usr/bin/env node
/** The hub without windows, on plain Node: reads the command line, then sets up each part in order. */
import { setFlagsFromString } from 'node:v8'
import { readGivenWallFile } from '../app/command-line/wall-file-flag.ts'
import { strictWallFileForm, wallFileForm } from '../features/sections.ts'
import { messageOf } from '../lib/message-of.ts'
import { addUser } from './add-user.ts'
import { ENDED, FAILED } from './exit-codes.ts'
import { readHubCommandLine } from './hub-flags.ts'
import { ignoreClosedTerminal, ownVersion, PROGRAM_LANGUAGE, sayAndEnd } from './program.ts'
import { runHub } from './run-hub.ts'

ignoreClosedTerminal()

const language = PROGRAM_LANGUAGE
const version = ownVersion()
const command = readHubCommandLine(process.argv.slice(2), {
  version,
  language,
  environment: process.env,
})
if (command.kind === 'say') {
  sayAndEnd(command.text, command.exitCode)
} else if (command.kind === 'check') {
  const file = readGivenWallFile(command.path, strictWallFileForm, language)
  if (!file.ok) sayAndEnd(file.text, FAILED)
} else if (command.flags.addUser !== undefined) {
  addUser(command.flags.addUser, command.flags.userDataDir, language).then(
    (text) => sayAndEnd(text, ENDED),
    (error: unknown) => sayAndEnd(`camwall: ${messageOf(error)}`, FAILED),
  )
} else {
  const { flags } = command
  const file = readGivenWallFile(flags.config, wallFileForm, language)
  if (file.ok) {
    // Each frame creates short-lived objects. By default, V8 would grow their heap by 60 MB in the first minutes.
    setFlagsFromString('--semi-space-growth-factor=1')
    runHub({ flags, config: file.content, version, language }).catch((error: unknown) =>
      sayAndEnd(`camwall: ${language.text('terminal.not-started')}: ${messageOf(error)}`, FAILED),
    )
  } else sayAndEnd(file.text, FAILED)
}
