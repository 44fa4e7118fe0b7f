/** The panel of alarms: those that are on, the rules, and the editor of one. */
import { useState } from 'react'
import type { AlarmRule } from '../../../src-main/contract/alarm-rule.ts'
import { MAY_CONFIGURE } from '../../store/offered.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { Switch } from '../../theme/switch.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { ActiveAlarms } from './active-alarms.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleList } from './rule-list.tsx'
import './alarms.css'

export function AlarmsPanel() {
  const [edited, setEdited] = useState<AlarmRule>()
  return (
    <Sheet
      title={text(edited === undefined ? 'alarms.title' : 'alarms.edit-title')}
      closeLabel="alarms.close"
      className="alarms-panel"
    >
      {edited === undefined ? (
        <>
          <ActiveAlarms />
          <RuleList edit={setEdited} />
          {MAY_CONFIGURE ? <RunsOn /> : undefined}
        </>
      ) : (
        <RuleEditor rule={edited} close={() => setEdited(undefined)} />
      )}
    </Sheet>
  )
}

function RunsOn() {
  const store = useCamwallStore()
  const inForce = useTopics((topics) => topics?.settings.alarms.runsOn === true)
  const [isOn, turn] = useAtOnce(inForce, (runsOn) =>
    store.request('settings:change', 'alarms', { runsOn }),
  )
  return (
    <div>
      <Switch isOn={isOn} turn={turn}>
        {text('alarms.runs-on')}
      </Switch>
      <p className="setting-help">{text('alarms.runs-on-help')}</p>
    </div>
  )
}
