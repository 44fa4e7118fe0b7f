/** In the panel: the rules, each with its switch and its buttons. */
import { Pencil, Play, Plus, Trash2 } from 'lucide-react'
import type { AlarmRule } from '../../../src-main/contract/alarm-rule.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { MAY_CONFIGURE } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { newRule } from './rule-draft.ts'
import { ruleSummary, scheduleWords } from './rule-words.ts'
import { TrialResult, useTrial } from './trial.tsx'

interface RuleListProps {
  readonly edit: (rule: AlarmRule) => void
}

export function RuleList({ edit }: RuleListProps) {
  const rules = useTopics((topics) => topics?.settings.alarms.rules) ?? []
  return (
    <section aria-label={text('alarms.rules')}>
      <h3>{text('alarms.rules')}</h3>
      {rules.length === 0 ? (
        <p className="setting-help">{text('alarms.no-rules')}</p>
      ) : (
        <ul className="alarm-list">
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} edit={edit} />
          ))}
        </ul>
      )}
      {MAY_CONFIGURE ? (
        <button
          type="button"
          className="button"
          onClick={() => edit(newRule(rules, text('alarms.new-name')))}
        >
          <Plus />
          {text('alarms.new-rule')}
        </button>
      ) : undefined}
    </section>
  )
}

interface RuleRowProps extends RuleListProps {
  readonly rule: AlarmRule
}

function RuleRow({ rule, edit }: RuleRowProps) {
  const store = useCamwallStore()
  const aliases = useTopics((topics) => topics?.aliases)
  const [isOn, turn] = useAtOnce(rule.isOn, (next) =>
    store.request('alarms:save', { ...rule, isOn: next }),
  )
  const name = <b dir="auto">{rule.name}</b>
  return (
    <li className="alarm-rule" data-rule={rule.id}>
      {MAY_CONFIGURE ? (
        <Switch isOn={isOn} turn={turn}>
          {name}
        </Switch>
      ) : (
        name
      )}
      <p className="alarm-row-rule">{ruleSummary(rule, labelsBy(aliases ?? []))}</p>
      {rule.schedule === null ? undefined : <p className="alarm-row-rule">{scheduleWords(rule)}</p>}
      {MAY_CONFIGURE ? <RuleActs rule={rule} edit={edit} /> : undefined}
    </li>
  )
}

function RuleActs({ rule, edit }: RuleRowProps) {
  const store = useCamwallStore()
  const [trial, tryRule] = useTrial()
  return (
    <>
      <div className="alarm-acts">
        <button type="button" className="button" onClick={() => edit(rule)}>
          <Pencil />
          {text('alarms.edit')}
        </button>
        <button type="button" className="button" onClick={() => void tryRule(rule)}>
          <Play />
          {text('alarms.try')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void store.request('alarms:delete', rule.id)}
        >
          <Trash2 />
          {text('alarms.delete')}
        </button>
      </div>
      {trial === undefined ? undefined : <TrialResult trial={trial} />}
    </>
  )
}
