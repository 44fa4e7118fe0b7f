/** A run of the relay: from its key to the orderly exit. */
import { join, resolve } from 'node:path'
import { ENGLISH } from '../contract/text/text.ts'
import { Refusals } from '../features/encryption/refusals.ts'
import { messageOf } from '../lib/message-of.ts'
import { openGuard } from '../receive/access/guard.ts'
import { HubKey } from '../receive/access/hub-key.ts'
import { ZapAuthenticator } from '../receive/access/zap-authenticator.ts'
import { openRelay } from '../receive/relay/relay.ts'
import { FAILED } from './exit-codes.ts'
import { exitOnRequest } from './exit.ts'
import type { RelayFlags } from './relay-flags.ts'
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
  const refusals = new Refusals(({ what }) => console.log(ENGLISH.say(what)))
  const encrypt = siteKeys.length + wallKeys.length > 0
  const guardFor = (senderKeys: readonly string[]) =>
    openGuard({ allowFrom, encrypt, senderKeys }, { authenticator, hubKey }, (refusal) =>
      refusals.note(refusal),
    )
  const guards = { sites: await guardFor(siteKeys), walls: await guardFor(wallKeys) }
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
