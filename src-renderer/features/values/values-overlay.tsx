/** What the feature shows over the wall. */
import { ReadOutOverlay } from './read-out-overlay.tsx'
import { ValuesPanel } from './values-panel.tsx'
import './values.css'

export function ValuesOverlay() {
  return (
    <>
      <ReadOutOverlay />
      <ValuesPanel />
    </>
  )
}
