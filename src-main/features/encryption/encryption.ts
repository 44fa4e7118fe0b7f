/** Who may send: by address, by name, and by key. The hub's own key is made when it is first needed. */
import { join } from 'node:path'
import type { Feature, House } from '../../app/house.ts'
import type { Admission } from '../../app/policies.ts'
import { hubSection } from '../../contract/settings.ts'
import { Doorman } from '../../receive/access/doorman.ts'
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
      refusals.tellAgain()
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
  const hubKey = new HubKey(path, () => desktop.findSeal())
  const doorman = new Doorman()
  const publish = () => {
    const topics: EncryptionTopics = { hubKey: hubKey.state }
    camwall.publisher.publish({ ...topics })
  }
  /** The key may be known then, also where something else failed after it. */
  const afterwards = <Opened>(opened: Promise<Opened>) => opened.finally(publish)
  publish()
  return {
    allows,
    openGuard: (access) =>
      afterwards(
        openGuard(access, { doorman, hubKey }, (refusal) => {
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
    close: () => doorman.close(),
  }
}

/** `undefined` is all. */
function allowedNames({ camwall }: House): ReadonlySet<string> | undefined {
  const { allowNames } = camwall.settings.get(hubSection)
  return allowNames.length === 0 ? undefined : new Set(allowNames)
}
