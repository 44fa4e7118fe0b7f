/** A layout without tiles, while cameras are there: where they are chosen. */
import { runCommand } from '../../features/commands.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import './empty-wall.css'

export function EmptyLayout() {
  const store = useCamwallStore()
  return (
    <section className="empty" aria-labelledby="empty-title">
      <div className="empty-page">
        <h1 id="empty-title">{text('layouts.empty-title')}</h1>
        <p>{text('layouts.empty-what')}</p>
        <div>
          <button type="button" className="button" onClick={() => runCommand(store, 'layout')}>
            {text('layouts.choose')}
          </button>
        </div>
      </div>
    </section>
  )
}
