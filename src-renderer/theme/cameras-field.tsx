/** A field for cameras: all, those of groups, or some by name. */
import { useShallow } from 'zustand/react/shallow'
import type { RuleCameras } from '../../src-main/contract/alarm-rule.ts'
import { labelsBy } from '../store/camera-labels.ts'
import { groupNames } from '../store/shown-layout.ts'
import { useCameras, useTopics } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'
import { Segments } from './segments.tsx'
import { Switch } from './switch.tsx'
import { withItem } from './with-item.ts'
import './choice-list.css'

const KINDS = ['all', 'groups', 'names'] as const

interface CamerasFieldProps {
  /** Of the choice, unique on the page. */
  readonly name: string
  readonly cameras: RuleCameras
  readonly choose: (cameras: RuleCameras) => void
}

export function CamerasField({ name, cameras, choose }: CamerasFieldProps) {
  return (
    <fieldset className="setting">
      <legend>{text('alarms.cameras-of')}</legend>
      <Segments
        name={name}
        value={cameras.by}
        choices={KINDS}
        textOf={(kind) => text(`alarms.by-${kind}`)}
        choose={(by) => choose(emptyOf(by))}
      />
      {cameras.by === 'groups' ? (
        <Groups groups={cameras.groups} choose={(groups) => choose({ by: 'groups', groups })} />
      ) : undefined}
      {cameras.by === 'names' ? (
        <Names
          cameras={cameras.cameras}
          choose={(names) => choose({ by: 'names', cameras: names })}
        />
      ) : undefined}
    </fieldset>
  )
}

function emptyOf(by: RuleCameras['by']): RuleCameras {
  switch (by) {
    case 'all':
      return { by }
    case 'groups':
      return { by, groups: [] }
    case 'names':
      return { by, cameras: [] }
  }
}

interface GroupsProps {
  readonly groups: readonly string[]
  readonly choose: (groups: readonly string[]) => void
}

function Groups({ groups, choose }: GroupsProps) {
  const known = useTopics(useShallow((topics) => groupNames(topics?.groups ?? [])))
  return (
    <Choices
      all={known}
      chosen={groups}
      choose={choose}
      labelOf={(group) => group}
      none={text('alarms.no-groups')}
    />
  )
}

interface NamesProps {
  readonly cameras: readonly string[]
  readonly choose: (cameras: readonly string[]) => void
}

/** Those that send, and those that have a place on the wall. */
function Names({ cameras, choose }: NamesProps) {
  const rows = useCameras()
  const topics = useTopics(
    useShallow((all) => ({ tiles: all?.tiles ?? [], aliases: all?.aliases ?? [] })),
  )
  const known = [...new Set([...rows.keys(), ...topics.tiles.map(({ camera }) => camera)])]
  return (
    <Choices
      all={known}
      chosen={cameras}
      choose={choose}
      labelOf={labelsBy(topics.aliases)}
      none={text('alarms.no-cameras')}
    />
  )
}

interface ChoicesProps {
  readonly all: readonly string[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
  readonly labelOf: (item: string) => string
  /** What is shown in place of an empty list. */
  readonly none: string
}

function Choices({ all, chosen, choose, labelOf, none }: ChoicesProps) {
  // One that was chosen may not be there now.
  const shown = [...new Set([...all, ...chosen])]
  if (shown.length === 0) return <p className="setting-help">{none}</p>
  return (
    <div className="choice-list">
      {shown.map((item) => (
        <Switch
          key={item}
          isOn={chosen.includes(item)}
          turn={(isIn) => choose(withItem(all, chosen, item, isIn))}
        >
          <span dir="auto">{labelOf(item)}</span>
        </Switch>
      ))}
    </div>
  )
}
