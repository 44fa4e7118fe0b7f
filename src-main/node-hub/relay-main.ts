#!/usr/bin/env node
/** The relay between sites, on plain Node and in a process of its own. */
import { messageOf } from '../lib/message-of.ts'
import { FAILED } from './exit-codes.ts'
import { ignoreClosedTerminal, ownVersion, PROGRAM_LANGUAGE, sayAndEnd } from './program.ts'
import { readRelayCommandLine } from './relay-flags.ts'
import { runRelay } from './run-relay.ts'

ignoreClosedTerminal()

const language = PROGRAM_LANGUAGE
const command = readRelayCommandLine(process.argv.slice(2), {
  version: ownVersion(),
  language,
  environment: process.env,
})
if (command.kind === 'say') sayAndEnd(command.text, command.exitCode)
else
  runRelay(command.flags).catch((error: unknown) =>
    sayAndEnd(`camwall: ${language.text('terminal.not-started')}: ${messageOf(error)}`, FAILED),
  )
