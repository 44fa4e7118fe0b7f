/** The list of hidden tiles, which brings them back. */
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import './hidden-panel.css'

export function HiddenPanel() {
  const topics = useTopics((all) => all)
  const store = useCamwallStore()
  if (topics === undefined) return undefined
  const { tiles, hidden, aliases } = topics
  const show = (ids: readonly string[]) => void store.request('views:show', ids)
  const labelOf = labelsBy(aliases)
  const listed = tiles.filter(({ id }) => hidden.includes(id))
  return (
    <Sheet title={text('views.hidden')} closeLabel="views.close-hidden" className="hidden-panel">
      {listed.length === 0 ? (
        <p className="hidden-none">{text('views.none-hidden')}</p>
      ) : (
        <ul>
          {listed.map(({ id, camera }) => (
            <li key={id}>
              <button type="button" className="button" onClick={() => show([id])}>
                {text('views.show', { camera: labelOf(camera) })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {listed.length < 2 ? undefined : (
        <button type="button" className="button" onClick={() => show(listed.map(({ id }) => id))}>
          {text('views.show-all')}
        </button>
      )}
    </Sheet>
  )
}
