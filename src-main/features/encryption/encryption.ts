/** Access control by address, name and key. The hub's key pair is created when it is first needed. */
import { join } from 'node:path'
import type { Feature, House } from '../../app/house.ts'
import type { Admission } from '../../app/policies.ts'
import { hubSection } from '../../contract/settings.ts'
import { ZapAuthenticator } from '../../receive/access/zap-authenticator.ts'
import { openGuard } from '../../receive/access/guard.ts'
import { HubKey } from '../../receive/access/hub-key.ts'
import type { EncryptionTopics } from './contract.ts'
import { Refusals } from './refusals.ts'

export const encryption: Feature = {
  name: 'encryption',
  start(house) {
    const { settings } = house.camwall
    const refusals = new Refusals((notice) => house.camwall.notify(notice))
    let allowed = allowedNames(house)
    house.camwall.admitBy(admission(house, refusals, (camera) => allowed?.has(camera) ?? true))
    settings.onChange((section) => {
      if (section !== hubSection.name) return
      allowed = allowedNames(house)
      refusals.reportAgain()
      // Publishers are asked for allowed cameras only.
      house.camwall.repace()
    })
    return { handlers: {}, runners: {} }
  },
}

function admission(
  { camwall, desktop }: House,
  refusals: Refusals,
  allows: (camera: string) => boolean,
): Admission {
  const path = join(desktop.folders.settings, 'hub-key.json')
  const hubKey = new HubKey(path, () => desktop.findSecretStorage())
  const authenticator = new ZapAuthenticator()
  const publish = () => {
    const topics: EncryptionTopics = { hubKey: hubKey.state }
    camwall.publisher.publish({ ...topics })
  }
  /** Publishes the key even if something failed after it was read. */
  const afterwards = <Opened>(opened: Promise<Opened>) => opened.finally(publish)
  publish()
  return {
    allows,
    openGuard: (access) =>
      afterwards(
        openGuard(access, { authenticator, hubKey }, (refusal) => {
          refusals.note(refusal)
        }),
      ),
    openKey: () => afterwards(hubKey.open()),
    get publicKey() {
      return hubKey.state.publicKey
    },
    note: (refusal) => refusals.note(refusal),
    get refused() {
      return refusals.counts
    },
    close: () => authenticator.close(),
  }
}

/** `undefined` is all. */
function allowedNames({ camwall }: House): ReadonlySet<string> | undefined {
  const { allowNames } = camwall.settings.get(hubSection)
  return allowNames.length === 0 ? undefined : new Set(allowNames)
}
