/** The dialogs that ask for a layout's name: for a new one, and for another name of the one that the window showed. */
import { useState, type ReactNode } from 'react'
import { MAX_LAYOUT_NAME_LENGTH } from '../../../src-main/contract/limits.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { Segments } from '../../theme/segments.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { useLayoutAtOpening } from './use-at-opening.ts'

/** A new layout of groups begins as one of all cameras: its groups are chosen in its panel. */
const STARTS = ['all', 'hand'] as const

export function NewDialog() {
  const store = useCamwallStore()
  const count = useTopics((topics) => topics?.layouts.length ?? 0)
  const [by, setBy] = useState<(typeof STARTS)[number]>('all')
  const make = async (name: string) => {
    const id = await store.main.ask('layouts:make', name, { by })
    if (id === undefined || !(await store.request('layouts:show', id))) return
    store.closeDialog()
    if (by === 'hand') store.openSheet('layout')
  }
  return (
    <NameDialog
      title={text('layouts.new-title')}
      action={text('layouts.make')}
      initial={text('layouts.next-name', { number: count + 1 })}
      apply={make}
    >
      <fieldset className="layout-start">
        <legend>{text('layouts.cameras')}</legend>
        <Segments
          name="layout-start"
          value={by}
          choices={STARTS}
          textOf={(choice) => text(`layouts.by-${choice}`)}
          choose={setBy}
        />
        <p>{text(`layouts.help-${by}`)}</p>
      </fieldset>
    </NameDialog>
  )
}

export function RenameDialog() {
  const store = useCamwallStore()
  const layout = useLayoutAtOpening()
  const rename = async (name: string) => {
    if (layout !== undefined && (await store.request('layouts:rename', layout.id, name)))
      store.closeDialog()
  }
  return (
    <NameDialog
      title={text('layouts.rename-title')}
      action={text('layouts.rename')}
      initial={layout?.name ?? ''}
      apply={rename}
    />
  )
}

interface NameDialogProps {
  readonly title: string
  readonly action: string
  readonly initial: string
  readonly apply: (name: string) => Promise<void>
  readonly children?: ReactNode
}

export function NameDialog({ title, action, initial, apply, children }: NameDialogProps) {
  const [name, setName] = useState(initial)
  const act = () => {
    if (name.trim() !== '') void apply(name.trim())
  }
  return (
    <Dialog title={title} action={{ label: action, act }}>
      <TextField
        label={text('layouts.name')}
        text={name}
        why={undefined}
        maxLength={MAX_LAYOUT_NAME_LENGTH}
        onText={setName}
      />
      {children}
    </Dialog>
  )
}
