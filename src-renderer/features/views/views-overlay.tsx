/** What the feature shows over the wall: outlines of zoom windows, and the list of hidden tiles. */
import { HiddenPanel } from './hidden-panel.tsx'
import { ZoomOutlines } from './zoom-outlines.tsx'
import './views.css'

export function ViewsOverlay() {
  return (
    <>
      <ZoomOutlines />
      <HiddenPanel />
    </>
  )
}
