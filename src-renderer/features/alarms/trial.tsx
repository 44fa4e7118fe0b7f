/** The trial of a rule: does what it would do, once, and tells what that was. */
import { useState } from 'react'
import type { AlarmRule } from '../../../src-main/contract/alarm-rule.ts'
import type { Trial } from '../../../src-main/features/alarms/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { chime } from './alarm-sound.ts'

/** The newest trial, and what tries a rule. */
export function useTrial(): readonly [
  trial: Trial | undefined,
  tryRule: (rule: AlarmRule) => Promise<void>,
] {
  const { main } = useCamwallStore()
  const [trial, setTrial] = useState<Trial>()
  const tryRule = async (rule: AlarmRule) => {
    if (rule.effects.sound) chime()
    setTrial(await main.ask('alarms:try', rule))
  }
  return [trial, tryRule]
}

export function TrialResult({ trial: { cameras, done } }: { readonly trial: Trial }) {
  const labelOf = labelsBy(useTopics((topics) => topics?.aliases) ?? [])
  const lines = [
    cameras.length === 0
      ? text('alarms.tried-no-camera')
      : text('alarms.tried-cameras', { cameras: cameras.map(labelOf).join(', ') }),
    ...(done.length === 0 ? [text('alarms.tried-nothing')] : done.map(say)),
  ]
  return (
    <div className="alarm-trial" role="status">
      <b>{text('alarms.tried')}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
