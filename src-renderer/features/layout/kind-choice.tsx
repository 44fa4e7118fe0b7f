/** In the panel of the layout: its kind, or a template of one's own. */
import { commandText } from '../../../src-main/contract/command.ts'
import type { WallLayout } from '../../../src-main/contract/layout.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { useAtOnce } from '../../theme/use-at-once.ts'
import { chosenOption, kindOptions, templateOfLayout } from './kind-options.ts'
import { LayoutIcon } from './layout-icon.tsx'
import { patchForKind } from './shown-cells.ts'
import { openForTemplate, saveTemplate } from './template-commands.ts'

const ACTS_ON_TEMPLATE = ['rename-template', 'delete-template'] as const

export function KindChoice({ layout }: { readonly layout: WallLayout }) {
  const store = useCamwallStore()
  const templates = useTopics((topics) => topics?.templates) ?? []
  const options = kindOptions(layout, templates)
  const [chosen, choose] = useAtOnce(chosenOption(layout, templates), async (key) => {
    const patch = options.find((option) => option.key === key)?.patch
    if (patch === undefined) return
    await store.request('layout:change', { ...patch, ...patchForKind(store, layout, patch.kind) })
  })
  return (
    <>
      <fieldset className="layout-kinds" disabled={layout.isLocked}>
        <legend className="spoken">{text('layout.kind')}</legend>
        {options.map(({ key, label, help, grid }) => (
          <label key={key} className="layout-kind" title={help}>
            <input
              type="radio"
              name="layout-kind"
              checked={chosen === key}
              onChange={() => choose(key)}
            />
            <LayoutIcon grid={grid} />
            <span dir="auto">{label}</span>
          </label>
        ))}
      </fieldset>
      <div className="layout-template-acts" role="group" aria-label={text('templates.acts')}>
        <TemplateButton label={say(commandText('save-template'))} act={() => saveTemplate(store)} />
        {(templateOfLayout(layout, templates) === undefined ? [] : ACTS_ON_TEMPLATE).map(
          (command) => (
            <TemplateButton
              key={command}
              label={text(`templates.${command}`)}
              act={() => openForTemplate(store, command)}
            />
          ),
        )}
      </div>
    </>
  )
}

interface TemplateButtonProps {
  readonly label: string
  readonly act: () => void
}

function TemplateButton({ label, act }: TemplateButtonProps) {
  return (
    <button type="button" className="button" onClick={act}>
      {label}
    </button>
  )
}
