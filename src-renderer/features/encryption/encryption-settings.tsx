/** One switch. While it is on: the program that senders need, and where the keys of those that may come in stand. */
import { checkSenderKey } from '../../../src-main/contract/access.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { howToSend } from '../../text/how-to-send.ts'
import { checkLines, linesOf } from '../../theme/check.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

const checkKeys = checkLines(checkSenderKey)

export function EncryptionSettings() {
  const store = useCamwallStore()
  const mode = useTopics((topics) => topics?.settings.hub.mode)
  const isInForce = useTopics((topics) => topics?.settings.hub.encrypt === true)
  const [isOn, change] = useAtOnce(isInForce, (encrypt) =>
    store.request('settings:change', 'hub', { encrypt }),
  )
  return (
    <div className="setting encryption">
      <label className="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
        Encrypt
      </label>
      {isOn ? (
        <>
          <SenderProgram />
          {mode === 'req-rep' ? <SenderKeys /> : <PublisherKeys />}
        </>
      ) : (
        <p className="setting-help">
          Without it, everybody on the network can see what cameras send, and send in their names.
        </p>
      )}
    </div>
  )
}

function SenderKeys() {
  const store = useCamwallStore()
  const keys = useTopics((topics) => topics?.settings.hub.senderKeys) ?? []
  return (
    <>
      <SettingField
        label="Senders’ keys, one on each line"
        value={keys.join('\n')}
        check={checkKeys}
        apply={(text) => store.request('settings:change', 'hub', { senderKeys: linesOf(text) })}
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

function SenderProgram() {
  const hub = useTopics((topics) => topics?.settings.hub)
  const computer = useTopics((topics) => topics?.computer)
  const hubKey = useTopics((topics) => topics?.hubKey)
  if (hub === undefined || computer === undefined || hubKey?.publicKey === undefined)
    return undefined
  const { program } = howToSend(hub, computer, hubKey.publicKey)
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
