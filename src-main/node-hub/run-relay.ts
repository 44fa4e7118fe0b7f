/** A run of the relay: from its key to the orderly exit. */
import { join, resolve } from 'node:path'
import { ENGLISH } from '../contract/text/text.ts'
import { messageOf } from '../lib/message-of.ts'
import { openGuard } from '../receive/access/guard.ts'
import { HubKey } from '../receive/access/hub-key.ts'
import { ZapAuthenticator } from '../receive/access/zap-authenticator.ts'
import { openRelay } from '../receive/relay/relay.ts'
import { FAILED } from './exit-codes.ts'
import { exitOnRequest } from './exit.ts'
import type { RelayFlags } from './relay-flags.ts'
import { relayRefusals } from './relay-refusals.ts'
import { settingsFolder } from './settings-folder.ts'

/** Beside the hub's settings: both may run on one computer, each with a key of its own. */
const FOLDER = 'relay'

/** Resolves when the relay listens. A signal ends the process. */
export async function runRelay(flags: RelayFlags): Promise<void> {
  const { allowFrom, siteKeys, wallKeys } = flags
  const folder = resolve(flags.userDataDir ?? join(settingsFolder(), FOLDER))
  const authenticator = new ZapAuthenticator()
  const path = join(folder, 'hub-key.json')
  const hubKey = new HubKey(path, () => Promise.resolve(undefined)) // Key stores need a person who is logged in.
  const encrypt = siteKeys.length + wallKeys.length > 0
  const guardFor = (flag: '--site-key' | '--wall-key', senderKeys: readonly string[]) => {
    const refusals = relayRefusals(flag, (line) => console.log(line))
    return openGuard({ allowFrom, encrypt, senderKeys }, { authenticator, hubKey }, (refusal) =>
      refusals.note(refusal),
    )
  }
  const guards = {
    sites: await guardFor('--site-key', siteKeys),
    walls: await guardFor('--wall-key', wallKeys),
  }
  const relay = await openRelay(flags, guards)
  exitOnRequest([() => relay.stop(), () => authenticator.close()], undefined)
  relay.ended.catch((error: unknown) => {
    console.error(`camwall: ${messageOf(error)}`)
    process.exit(FAILED)
  })
  const { publicKey: key } = hubKey.state
  if (key !== undefined) console.log(ENGLISH.text('relay.key', { key, path }))
  console.log(ENGLISH.text('relay.listening', { sites: relay.sites, walls: relay.walls }))
}
