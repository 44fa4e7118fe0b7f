/** A real hub that lets in only whom a test names, and who was refused. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { Doorman } from '../../src-main/receive/access/doorman.ts'
import { openGuard, type Access } from '../../src-main/receive/access/guard.ts'
import { HubKey } from '../../src-main/receive/access/hub-key.ts'
import type { Refusal } from '../../src-main/receive/access/refusal.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { HubLog } from './hub-log.ts'
import { endlessRoom, UNLIMITED } from './limits.ts'

/** What a test has opened, closed after it, last first. */
export type Closing = (() => unknown)[]

export function closeAfterEach(): Closing {
  const closing: Closing = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return closing
}

export async function aFolder(closing: Closing): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-guard-'))
  closing.push(() => rm(folder, { recursive: true }))
  return folder
}

export function aDoorman(closing: Closing): Doorman {
  const doorman = new Doorman()
  closing.push(() => doorman.close())
  return doorman
}

const EVERYBODY: Access = { allowFrom: [], encrypt: false, senderKeys: [] }

async function aHubKey(closing: Closing): Promise<HubKey> {
  const path = join(await aFolder(closing), 'hub-key.json')
  return new HubKey(path, () => Promise.resolve(undefined))
}

export async function guardedHub(
  closing: Closing,
  access: Partial<Access>,
  listen = 'tcp://127.0.0.1:*',
  doorman = aDoorman(closing),
  givenKey?: HubKey,
) {
  const hubKey = givenKey ?? (await aHubKey(closing))
  const refusals: Refusal[] = []
  let wake: () => void = () => undefined
  const guard = await openGuard({ ...EVERYBODY, ...access }, { doorman, hubKey }, (refusal) => {
    refusals.push(refusal)
    wake()
  })
  const log = new HubLog()
  const hub = await openImageHub(
    {
      mode: 'req-rep',
      listen,
      limits: UNLIMITED,
      room: endlessRoom,
      ...(guard === undefined ? {} : { guard }),
    },
    log.listener,
  )
  const close = async () => {
    await hub.stop()
    guard?.close()
  }
  closing.push(close)
  const refused = async (times: number) => {
    while (refusals.length < times) await new Promise<void>((resolve) => (wake = resolve))
    return refusals
  }
  const publicKey = hubKey.state.publicKey ?? ''
  return { hub, log, guard, refusals, refused, close, hubKey, publicKey }
}
