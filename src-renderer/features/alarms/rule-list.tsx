/** In the panel: the rules, each with its switch and its buttons. */
import { Pencil, Play, Plus, Trash2 } from 'lucide-react'
import type { AlarmRule } from '../../../src-main/contract/alarm-rule.ts'
import { labelsBy } from '../../store/camera-labels.ts'
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
      <button
        type="button"
        className="button"
        onClick={() => edit(newRule(rules, text('alarms.new-name')))}
      >
        <Plus />
        {text('alarms.new-rule')}
      </button>
    </section>
  )
}

function RuleRow({ rule, edit }: RuleListProps & { readonly rule: AlarmRule }) {
  const store = useCamwallStore()
  const aliases = useTopics((topics) => topics?.aliases)
  const [trial, tryRule] = useTrial()
  const [isOn, turn] = useAtOnce(rule.isOn, (next) =>
    store.request('alarms:save', { ...rule, isOn: next }),
  )
  return (
    <li className="alarm-rule" data-rule={rule.id}>
      <Switch isOn={isOn} turn={turn}>
        <b dir="auto">{rule.name}</b>
      </Switch>
      <p className="alarm-row-rule">{ruleSummary(rule, labelsBy(aliases ?? []))}</p>
      {rule.schedule === null ? undefined : <p className="alarm-row-rule">{scheduleWords(rule)}</p>}
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
    </li>
  )
}
