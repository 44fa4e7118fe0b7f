/** That no frame of the moment that is shown is kept of a camera. */
import { useStore } from 'zustand'
import { useCamwallStore } from '../store/use-camwall.ts'
import { text } from '../text/language.ts'
import './tile-past.css'

export function TilePast({ camera }: { readonly camera: string }) {
  const { lookBack } = useCamwallStore()
  const hasNone = useStore(
    lookBack.state,
    ({ time, without }) => time !== undefined && without.has(camera),
  )
  return hasNone ? <p className="tile-past">{text('look-back.no-frame')}</p> : undefined
}
