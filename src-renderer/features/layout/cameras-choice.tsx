/** In the panel of the layout: which cameras it is for, what happens to new ones, and a field that adds some by name. */
import { useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { MAX_NAME_LENGTH } from '../../../src-main/contract/limits.ts'
import type { LayoutCameras, LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import { useCameras, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import {
  addable,
  canKeepPlace,
  groupNames,
  matching,
  shownLayout,
} from '../../store/shown-layout.ts'
import { text } from '../../text/language.ts'
import { Segments } from '../../theme/segments.tsx'
import { Switch } from '../../theme/switch.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { useAtOnce } from '../../theme/use-at-once.ts'
import './cameras-choice.css'

const KINDS = ['all', 'groups', 'hand'] as const

/** More names than this are found by typing more of them. */
const MAX_FOUND = 8

export function CamerasChoice({ isLocked }: { readonly isLocked: boolean }) {
  const layout = useTopics(shownLayout)
  return layout === undefined ? undefined : <Choice layout={layout} isLocked={isLocked} />
}

interface ChoiceProps {
  readonly layout: LayoutSummary
  readonly isLocked: boolean
}

function Choice({ layout, isLocked }: ChoiceProps) {
  const store = useCamwallStore()
  const [cameras, setCameras] = useAtOnce(layout.cameras, (next) =>
    store.request('layouts:rules', { cameras: next }),
  )
  const [newcomers, setNewcomers] = useAtOnce(layout.newcomers, (next) =>
    store.request('layouts:rules', { newcomers: next }),
  )
  return (
    <fieldset className="layout-row layout-cameras" disabled={isLocked}>
      <legend>{text('layouts.cameras')}</legend>
      <Segments
        name="layout-cameras"
        value={cameras.by}
        choices={KINDS}
        textOf={(choice) => text(`layouts.by-${choice}`)}
        choose={(by) => setCameras(by === 'groups' ? { by, groups: [] } : { by })}
      />
      <p className="layout-help">{text(`layouts.help-${cameras.by}`)}</p>
      {cameras.by === 'groups' ? <GroupsOf cameras={cameras} choose={setCameras} /> : undefined}
      {cameras.by === 'hand' ? (
        <AddByName />
      ) : (
        <Switch
          isOn={newcomers === 'aside'}
          turn={(isOn) => setNewcomers(isOn ? 'aside' : 'append')}
        >
          {text('layouts.aside')}
        </Switch>
      )}
    </fieldset>
  )
}

interface GroupsProps {
  readonly cameras: LayoutCameras & { readonly by: 'groups' }
  readonly choose: (cameras: LayoutCameras) => void
}

function GroupsOf({ cameras, choose }: GroupsProps) {
  const known = useTopics(useShallow((topics) => groupNames(topics?.groups ?? [])))
  // One that a layout names may have no camera now.
  const all = [...new Set([...known, ...cameras.groups])]
  if (all.length === 0) return <p className="layout-help">{text('layouts.no-groups')}</p>
  const turn = (group: string, isOn: boolean) => {
    const others = cameras.groups.filter((other) => other !== group)
    choose({ by: 'groups', groups: isOn ? [...others, group] : others })
  }
  return all.map((group) => (
    <Switch key={group} isOn={cameras.groups.includes(group)} turn={(isOn) => turn(group, isOn)}>
      <span dir="auto">{group}</span>
    </Switch>
  ))
}

function AddByName() {
  const store = useCamwallStore()
  const cameras = useCameras()
  const [searched, setSearched] = useState('')
  const topics = useTopics(
    useShallow((all) => ({ tiles: all?.tiles ?? [], aliases: all?.aliases ?? [] })),
  )
  const others = addable(topics, cameras.values())
  const found = matching(others, searched)
  const name = searched.trim()
  const add = (added: readonly { readonly camera: string }[]) => {
    if (added.length === 0) return
    void store.request(
      'layouts:add-cameras',
      added.map(({ camera }) => camera),
    )
    setSearched('')
  }
  return (
    <div className="layout-add">
      <TextField
        label={text('layouts.add')}
        text={searched}
        why={undefined}
        maxLength={MAX_NAME_LENGTH}
        onText={setSearched}
        onCommit={() => add(name === '' ? [] : found.slice(0, 1))}
      />
      <div className="layout-found">
        {found.slice(0, MAX_FOUND).map((each) => (
          <button key={each.camera} type="button" className="button" onClick={() => add([each])}>
            <bdi>{each.label}</bdi>
          </button>
        ))}
        {found.length > 1 ? (
          <button type="button" className="button" onClick={() => add(found)}>
            {text('layouts.add-all', { count: found.length })}
          </button>
        ) : undefined}
      </div>
      {found.length > 0 ? undefined : (
        <p className="layout-help">
          {text(others.length === 0 ? 'layouts.all-added' : 'layouts.none-found')}
        </p>
      )}
      {canKeepPlace(name, topics, others) ? (
        <button
          type="button"
          className="button layout-add-absent"
          onClick={() => add([{ camera: name }])}
        >
          {text('layouts.add-absent', { camera: name })}
        </button>
      ) : undefined}
    </div>
  )
}
