/** Of the editor: the states or the text of events that a rule is about. */
import { MAX_SEARCHED_LENGTH, type Trigger } from '../../../src-main/contract/alarm-rule.ts'
import { TROUBLE_CODES } from '../../../src-main/contract/warnings.ts'
import { text } from '../../text/language.ts'
import { Segments } from '../../theme/segments.tsx'
import { Switch } from '../../theme/switch.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { withItem } from '../../theme/with-item.ts'
import '../../theme/choice-list.css'
import type { RulePartProps } from './rule-part.ts'

const KINDS = ['state', 'text'] as const

export function RuleTrigger({ rule: { trigger }, change }: RulePartProps) {
  const choose = (next: Trigger) => change({ trigger: next })
  return (
    <fieldset className="setting">
      <legend>{text('alarms.when')}</legend>
      <Segments
        name="alarm-trigger"
        value={trigger.kind}
        choices={KINDS}
        textOf={(kind) => text(`alarms.on-${kind}`)}
        choose={(kind) =>
          choose(kind === 'state' ? { kind, codes: [] } : { kind, text: '', isPattern: false })
        }
      />
      {trigger.kind === 'state' ? (
        <States trigger={trigger} choose={choose} />
      ) : (
        <EventText trigger={trigger} choose={choose} />
      )}
    </fieldset>
  )
}

interface TriggerProps<Kind extends Trigger['kind']> {
  readonly trigger: Trigger & { readonly kind: Kind }
  readonly choose: (trigger: Trigger) => void
}

function States({ trigger, choose }: TriggerProps<'state'>) {
  return (
    <>
      <div className="choice-list">
        {TROUBLE_CODES.map((code) => (
          <Switch
            key={code}
            isOn={trigger.codes.includes(code)}
            turn={(isIn) =>
              choose({ ...trigger, codes: withItem(TROUBLE_CODES, trigger.codes, code, isIn) })
            }
          >
            {text(`warning.${code}`)}
          </Switch>
        ))}
      </div>
      <p className="setting-help">{text('alarms.state-help')}</p>
    </>
  )
}

function EventText({ trigger, choose }: TriggerProps<'text'>) {
  return (
    <div className="alarm-text">
      <TextField
        label={text('alarms.event-text')}
        text={trigger.text}
        why={undefined}
        maxLength={MAX_SEARCHED_LENGTH}
        onText={(typed) => choose({ ...trigger, text: typed })}
      />
      <Switch isOn={trigger.isPattern} turn={(isPattern) => choose({ ...trigger, isPattern })}>
        {text('alarms.is-pattern')}
      </Switch>
      <p className="setting-help">{text('alarms.text-help')}</p>
    </div>
  )
}
