/** The order of docs/hub.md: a flag, then its variable, then the file of `--config`, then what is saved. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Camwall } from '../../../src-main/app/camwall.ts'
import { withFlags } from '../../../src-main/app/command-line/shared-flags.ts'
import { readGivenWallFile } from '../../../src-main/app/command-line/wall-file-flag.ts'
import { SETTINGS_VERSION } from '../../../src-main/app/settings/settings-file.ts'
import { hubSection } from '../../../src-main/contract/settings.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'
import { publishSection } from '../../../src-main/features/publish/contract.ts'
import { sections, wallFileForm } from '../../../src-main/features/sections.ts'
import { readHubCommandLine } from '../../../src-main/node-hub/hub-flags.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-precedence-'))
})
afterEach(() => rm(folder, { recursive: true }))

const SAVED = { listen: 'tcp://*:5001', maxFps: 11 }
const IN_FILE = { listen: 'tcp://*:5002' }
const VARIABLES = { CAMWALL_LISTEN: 'tcp://*:5003', CAMWALL_PUBLISH_PREFIX: 'variable/' }
const FLAGS = ['--listen', 'tcp://*:5004', '--publish-prefix', 'flag/']

interface Given {
  readonly file?: boolean
  readonly environment?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** The settings in force. */
async function settingsOf({ file = false, environment = {}, args = [] }: Given) {
  const settingsPath = join(folder, 'settings.json')
  await writeJson(settingsPath, { hub: SAVED, publish: { prefix: 'saved/' } })
  const wallFile = join(folder, 'wall.json')
  await writeJson(wallFile, { hub: IN_FILE, publish: { prefix: 'file/' } })
  const given = [...args, ...(file ? ['--config', wallFile] : [])]
  const command = readHubCommandLine(given, { version: '1.2.3', language: ENGLISH, environment })
  if (command.kind !== 'run') throw new Error(`This is no run, but: ${command.kind}.`)
  const { flags } = command
  const config = readGivenWallFile(flags.config, wallFileForm, ENGLISH)
  if (!config.ok) throw new Error(config.text)
  const camwall = await Camwall.start({
    ...{ settingsPath, sections },
    flags: flags.hub,
    config: withFlags(config.content, flags),
  })
  const { listen, maxFps } = camwall.settings.get(hubSection)
  const { prefix } = camwall.settings.get(publishSection)
  await camwall.stop()
  return { listen, maxFps, prefix }
}

function writeJson(path: string, content: object): Promise<void> {
  return writeFile(path, JSON.stringify({ version: SETTINGS_VERSION, ...content }))
}

test.each([
  ['what is saved', {}, 'tcp://*:5001', 'saved/'],
  ['the file', { file: true }, 'tcp://*:5002', 'file/'],
  ['the variables', { file: true, environment: VARIABLES }, 'tcp://*:5003', 'variable/'],
  ['the flags', { file: true, environment: VARIABLES, args: FLAGS }, 'tcp://*:5004', 'flag/'],
])('%s', async (_what, given: Given, listen, prefix) => {
  expect(await settingsOf(given)).toEqual({ listen, prefix, maxFps: SAVED.maxFps })
})
