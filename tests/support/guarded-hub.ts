/** A real hub with the access rules of a test, and its refusals. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, type TestContext } from 'vitest'
import { ZapAuthenticator } from '../../src-main/receive/access/zap-authenticator.ts'
import { openGuard, type Access } from '../../src-main/receive/access/guard.ts'
import { HubKey } from '../../src-main/receive/access/hub-key.ts'
import type { Refusal } from '../../src-main/receive/access/refusal.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { HubLog } from './hub-log.ts'
import { promptReplies } from './limits.ts'

/** Functions that close what a test has opened; they run after the test in reverse order. */
export type Closing = (() => unknown)[]

export function closeAfterEach(): Closing {
  const closing: Closing = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return closing
}

/** For a test that runs concurrently with others: only what it has opened itself is closed. */
export function closeAfterThis({ onTestFinished }: TestContext): Closing {
  const closing: Closing = []
  onTestFinished(async () => {
    for (const close of closing.reverse()) await close()
  })
  return closing
}

export async function aFolder(closing: Closing): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-guard-'))
  closing.push(() => rm(folder, { recursive: true }))
  return folder
}

export function anAuthenticator(closing: Closing): ZapAuthenticator {
  const authenticator = new ZapAuthenticator()
  closing.push(() => authenticator.close())
  return authenticator
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
  authenticator = anAuthenticator(closing),
  givenKey?: HubKey,
) {
  const hubKey = givenKey ?? (await aHubKey(closing))
  const refusals: Refusal[] = []
  let wake: () => void = () => undefined
  const guard = await openGuard(
    { ...EVERYBODY, ...access },
    { authenticator, hubKey },
    (refusal) => {
      refusals.push(refusal)
      wake()
    },
  )
  const log = new HubLog()
  const hub = await openImageHub(
    {
      mode: 'req-rep',
      listen,
      replies: promptReplies(),
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
