/** One switch. While it is on: the program that senders need, and where the keys of those that may come in stand. */
import { checkSenderKey } from '../../../src-main/contract/access.ts'
import type { WallState } from '../../../src-main/contract/bridge.ts'
import type { HubSettings } from '../../../src-main/contract/settings.ts'
import { CopyButton } from '../empty-wall/copy-button.tsx'
import { howToSend } from '../empty-wall/how-to-send.ts'
import { useCamwall, useCamwallStore } from '../../store/use-camwall.ts'
import { checkLines, linesOf } from './check.ts'
import { SettingField } from './setting-field.tsx'
import { useAtOnce } from './use-at-once.ts'

const checkKeys = checkLines(checkSenderKey)

export function Encryption({ hub }: { readonly hub: HubSettings }) {
  const store = useCamwallStore()
  const wall = useCamwall((state) => state.wall)
  const [isOn, change] = useAtOnce(hub.encrypt, (encrypt) => store.changeSettings({ encrypt }))
  return (
    <>
      <label className="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
        Encrypt
      </label>
      {!isOn || wall === undefined ? (
        <p className="setting-help">
          Without it, everybody on the network can see what cameras send, and send in their names.
        </p>
      ) : (
        <>
          <SenderProgram wall={wall} />
          {hub.mode === 'req-rep' ? <SenderKeys keys={hub.senderKeys} /> : <PublisherKeys />}
        </>
      )}
    </>
  )
}

function SenderKeys({ keys }: { readonly keys: readonly string[] }) {
  const store = useCamwallStore()
  return (
    <>
      <SettingField
        label="Senders’ keys, one on each line"
        value={keys.join('\n')}
        check={checkKeys}
        apply={(text) => store.changeSettings({ senderKeys: linesOf(text) })}
        placeholder="nobody yet"
        lines
      />
      <p className="setting-help">
        A sender’s program prints its key. After it may stand whose it is. A sender that does not
        encrypt is refused for good: give it the program and start it again.
      </p>
    </>
  )
}

/** In PUB/SUB each key stands with its address, because Camwall must know whom to expect there. */
function PublisherKeys() {
  return (
    <p className="setting-help">
      A sender’s program prints its address and its key in one line: paste that above, in place of
      the address. A camera whose key is missing or wrong is not shown.
    </p>
  )
}

function SenderProgram({ wall }: { readonly wall: WallState }) {
  const { settings, computer, hubKey } = wall
  if (hubKey.publicKey === undefined) return undefined
  const { program } = howToSend(settings.hub, computer, hubKey.publicKey)
  return (
    <>
      <div className="sender-program">
        <span>The program for a sender, with this hub’s key</span>
        <CopyButton text={program} />
      </div>
      {hubKey.isSealed ? undefined : (
        <p className="setting-help">
          This system has no key store, so the hub’s secret key is kept in a plain file that only
          you can read: hub-key.json, beside the settings.
        </p>
      )}
    </>
  )
}
