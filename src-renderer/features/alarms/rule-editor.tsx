/** The editor of a rule, in place of the list. What is typed is in force when it is saved. */
import { useRef, useState } from 'react'
import {
  MAX_LASTS_SECONDS,
  MAX_RULE_NAME_LENGTH,
  MIN_CLEARS_SECONDS,
  type AlarmRule,
} from '../../../src-main/contract/alarm-rule.ts'
import type { Message } from '../../../src-main/contract/text/text.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { checkNumber } from '../../theme/check.ts'
import { CamerasField } from '../../theme/cameras-field.tsx'
import { ScheduleField } from '../../theme/schedule-field.tsx'
import { SettingField } from '../../theme/setting-field.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { isComplete } from './rule-draft.ts'
import { RuleEffects } from './rule-effects.tsx'
import type { RulePartProps } from './rule-part.ts'
import { RuleTrigger } from './rule-trigger.tsx'
import { TrialResult, useTrial } from './trial.tsx'

interface RuleEditorProps {
  readonly rule: AlarmRule
  readonly close: () => void
}

export function RuleEditor({ rule: saved, close }: RuleEditorProps) {
  const { main } = useCamwallStore()
  const [rule, setRule] = useState(saved)
  const [faults, setFaults] = useState<readonly Message[]>([])
  const [trial, tryRule] = useTrial()
  const change = (patch: Partial<AlarmRule>) => {
    setRule((before) => ({ ...before, ...patch }))
    setFaults([])
  }
  const editor = useRef<HTMLDivElement>(null)
  /** A field that says why its text is not valid takes the focus: the rule still has the value before. */
  const isValid = () => {
    const bad = editor.current?.querySelector('.field[data-bad]')
    bad?.querySelector('input')?.focus()
    return bad == null
  }
  const save = async () => {
    if (!isValid()) return
    const found = await main.ask('alarms:save', rule)
    if (found?.length === 0) close()
    else setFaults(found ?? [])
  }
  const part = { rule, change }
  return (
    <div className="alarm-editor" ref={editor}>
      <TextField
        label={text('alarms.name')}
        text={rule.name}
        why={undefined}
        maxLength={MAX_RULE_NAME_LENGTH}
        takesFocus
        onText={(name) => change({ name })}
      />
      <CamerasField
        name="alarm-cameras"
        cameras={rule.cameras}
        choose={(cameras) => change({ cameras })}
      />
      <RuleTrigger {...part} />
      <Durations {...part} />
      <ScheduleField
        name="alarm-schedule"
        schedule={rule.schedule}
        choose={(schedule) => change({ schedule })}
      />
      <RuleEffects {...part} />
      {faults.map((fault) => (
        <p key={fault.key} className="field-why" role="alert">
          {say(fault)}
        </p>
      ))}
      {trial === undefined ? undefined : <TrialResult trial={trial} />}
      <div className="alarm-acts">
        <button
          type="button"
          className="button button-main"
          disabled={!isComplete(rule)}
          onClick={() => void save()}
        >
          {text('alarms.save')}
        </button>
        <button
          type="button"
          className="button"
          disabled={!isComplete(rule)}
          onClick={() => {
            if (isValid()) void tryRule(rule)
          }}
        >
          {text('alarms.try')}
        </button>
        <button type="button" className="button" onClick={close}>
          {text('dialog.cancel')}
        </button>
      </div>
    </div>
  )
}

const checkLasts = checkNumber({ min: 0, max: MAX_LASTS_SECONDS })
const checkClears = checkNumber({ min: MIN_CLEARS_SECONDS, max: MAX_LASTS_SECONDS })

function Durations({ rule, change }: RulePartProps) {
  const field = (
    key: 'lastsSeconds' | 'clearsSeconds' | 'cooldownSeconds',
    label: string,
    check: typeof checkLasts,
  ) => (
    <SettingField
      label={label}
      value={rule[key]}
      check={check}
      apply={(seconds) => {
        change({ [key]: seconds })
        return Promise.resolve()
      }}
      width="short"
    />
  )
  return (
    <div className="limits">
      {rule.trigger.kind === 'state'
        ? field('lastsSeconds', text('alarms.lasts'), checkLasts)
        : undefined}
      {field('clearsSeconds', text('alarms.clears'), checkClears)}
      {field('cooldownSeconds', text('alarms.cooldown'), checkLasts)}
    </div>
  )
}
