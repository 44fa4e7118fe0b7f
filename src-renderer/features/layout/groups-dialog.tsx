/** The groups that the selected cameras are in. */
import { camerasOf } from '../../../src-main/contract/tiles.ts'
import { useState } from 'react'
import { MAX_GROUP_NAME_LENGTH } from '../../../src-main/contract/limits.ts'
import { groupsIn } from '../../../src-main/contract/named-layout.ts'
import { groupNames } from '../../store/shown-layout.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { Switch } from '../../theme/switch.tsx'
import { TextField } from '../../theme/text-field.tsx'
import './cameras-choice.css'

export function GroupsDialog() {
  const store = useCamwallStore()
  // The selection may change while the dialog is open: a tile that leaves the layout is no longer selected.
  const [tiles] = useState(() => store.view.targets)
  const cameras = camerasOf(tiles)
  const groups = useTopics((topics) => topics?.groups) ?? []
  const [added, setAdded] = useState('')
  const set = (group: string, isIn: boolean) => store.request('groups:set', cameras, group, isIn)
  const add = () => {
    const group = added.trim()
    if (group === '') return
    void set(group, true)
    setAdded('')
  }
  return (
    <Dialog title={text('groups.title', { count: cameras.length, camera: tiles[0]?.label ?? '' })}>
      <p>{text('groups.what')}</p>
      {groupNames(groups).map((group) => {
        const count = cameras.filter((camera) => groupsIn(groups, camera).includes(group)).length
        const isPartly = count > 0 && count < cameras.length
        return (
          <Switch
            key={group}
            isOn={count === cameras.length}
            turn={(isOn) => void set(group, isOn)}
          >
            <span dir="auto">
              {isPartly ? text('groups.some', { group, count, of: cameras.length }) : group}
            </span>
          </Switch>
        )
      })}
      <div className="groups-add">
        <TextField
          label={text('groups.new')}
          text={added}
          why={undefined}
          maxLength={MAX_GROUP_NAME_LENGTH}
          onText={setAdded}
          onCommit={add}
        />
        <button type="button" className="button" onClick={add}>
          {text('groups.add')}
        </button>
      </div>
    </Dialog>
  )
}
