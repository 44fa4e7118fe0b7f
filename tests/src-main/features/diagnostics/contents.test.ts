import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Camwall } from '../../../../src-main/app/camwall.ts'
import {
  gatherDiagnostics,
  type Privacy,
} from '../../../../src-main/features/diagnostics/contents.ts'
import { buildReport } from '../../../../src-main/features/report/report.ts'
import { freePort } from '../../../support/free-port.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-diagnostics-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The colon is one of Z85's letters, as it is one of an address. */
const KEY = `${'A'.repeat(34)}:${'B'.repeat(5)}`
const HOST = 'orchard-pi'

async function gather(privacy: Privacy): Promise<string> {
  const listen = `tcp://127.0.0.1:${await freePort()}`
  const settingsPath = join(folder, 'settings.json')
  const camwall = await Camwall.start({ settingsPath, flags: { listen } })
  const { state, requests, refused, cameras, feed } = camwall
  await camwall.stop()
  const { settings } = state
  const hub = { ...settings.hub, connect: [`tcp://${HOST}:5555 ${KEY}`] }
  const times = { startedAt: 0, endedAt: 1 }
  const contents = await gatherDiagnostics(
    {
      versions: ['Camwall 0.1.0'],
      startedAt: 0,
      now: 1,
      state: { ...state, settings: { ...settings, hub } },
      report: buildReport({
        version: '0.1.0',
        ...times,
        ...{ cameras, totals: state.totals, requests, refused },
        latencies: feed.cameras.latencies(),
        work: feed.work,
        longestStalls: { main: 0, page: 0 },
      }),
      logPath: join(folder, 'camwall.log'),
      dumpsFolder: folder,
      home: folder,
    },
    privacy,
  )
  return Object.values(contents)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n')
}

test('of a publisher with a key neither its host nor its key is told without names', async () => {
  const text = await gather('without-names')
  expect(text).not.toContain(HOST)
  expect(text).not.toContain(KEY)
  expect(text).toContain('tcp://address-1:5555 key-1')
})

test('with all they are told', async () => {
  expect(await gather('with-all')).toContain(`tcp://${HOST}:5555 ${KEY}`)
})
