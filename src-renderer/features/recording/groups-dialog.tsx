/** The groups of cameras, to record each of them or to stop that. */
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { Switch } from '../../theme/switch.tsx'
import { recordedGroups } from './recorded-groups.ts'

export function GroupsDialog() {
  const store = useCamwallStore()
  const groups = useTopics((topics) => topics?.groups)
  const recording = useTopics((topics) => topics?.recording)
  if (groups === undefined || recording === undefined) return undefined
  const all = recordedGroups(groups, recording)
  return (
    <Dialog title={text('record-groups.title')}>
      <p>{text(all.length === 0 ? 'record-groups.none' : 'record-groups.help')}</p>
      {all.map(({ group, cameras, recorded, isOn: isGroupOn }) => (
        <Switch
          key={group}
          isOn={isGroupOn}
          turn={(isOn) => store.request('recording:set', cameras, isOn)}
        >
          <span dir="auto">
            {text('record-groups.group', { group, recorded, of: cameras.length })}
          </span>
        </Switch>
      ))}
    </Dialog>
  )
}
