/** The Encrypt switch; while it is on, the program that senders need, and the list of their keys. */
import { Fragment } from 'react'
import { checkSenderKey } from '../../../src-main/contract/access.ts'
import { PATTERNS, uses, type Pattern } from '../../../src-main/contract/mode.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { howToSend } from '../../text/how-to-send.ts'
import { PATTERN_NAMES } from '../../text/hub-words.ts'
import { text } from '../../text/language.ts'
import { checkLines, linesOf } from '../../theme/check.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'

const checkKeys = checkLines(checkSenderKey)

/** In the folder of the settings file. */
const KEY_FILE = 'hub-key.json'

export function EncryptionSettings() {
  const store = useCamwallStore()
  const mode = useTopics((topics) => topics?.settings.hub.mode) ?? 'req-rep'
  const patterns = PATTERNS.filter((pattern) => uses(mode, pattern))
  const isInForce = useTopics((topics) => topics?.settings.hub.encrypt === true)
  const [isOn, change] = useAtOnce(isInForce, (encrypt) =>
    store.request('settings:change', 'hub', { encrypt }),
  )
  return (
    <div className="setting setting-group encryption">
      <Switch isOn={isOn} turn={change}>
        {text('encryption.switch')}
      </Switch>
      {isOn ? (
        <>
          {patterns.map((pattern) => (
            <Fragment key={pattern}>
              <SenderProgram pattern={pattern} />
              {pattern === 'req-rep' ? <SenderKeys /> : <PublisherKeys />}
            </Fragment>
          ))}
          <PlainKeyFile />
        </>
      ) : (
        <p className="setting-help">{text('encryption.off-help')}</p>
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
        label={text('encryption.keys')}
        value={keys.join('\n')}
        check={checkKeys}
        apply={(typed) => store.request('settings:change', 'hub', { senderKeys: linesOf(typed) })}
        placeholder={text('encryption.no-keys')}
        lines
      />
      <p className="setting-help">{text('encryption.keys-help')}</p>
    </>
  )
}

/** In PUB/SUB each key is on the line of its address, because Camwall must know which key to expect there. */
function PublisherKeys() {
  return <p className="setting-help">{text('encryption.publisher-keys-help')}</p>
}

function SenderProgram({ pattern }: { readonly pattern: Pattern }) {
  const hub = useTopics((topics) => topics?.settings.hub)
  const computer = useTopics((topics) => topics?.computer)
  const hubKey = useTopics((topics) => topics?.hubKey)
  if (hub === undefined || computer === undefined || hubKey?.publicKey === undefined)
    return undefined
  const { program } = howToSend({ ...hub, mode: pattern }, computer, hubKey.publicKey)
  return (
    <div className="sender-program">
      <span>
        {hub.mode === 'both'
          ? text('encryption.program-of', { pattern: PATTERN_NAMES[pattern] })
          : text('encryption.program')}
      </span>
      <CopyButton content={program} />
    </div>
  )
}

function PlainKeyFile() {
  const hubKey = useTopics((topics) => topics?.hubKey)
  if (hubKey?.publicKey === undefined || hubKey.isEncrypted) return undefined
  return <p className="setting-help">{text('encryption.plain-key-file', { file: KEY_FILE })}</p>
}
