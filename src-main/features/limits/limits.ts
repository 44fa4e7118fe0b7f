/** Limits: cameras send at most what the settings allow and what consumers request. */
import type { Feature } from '../../app/house.ts'
import { hubSection } from '../../contract/settings.ts'
import { limitsOf } from './limits-of.ts'

export const limits: Feature = {
  name: 'limits',
  start({ camwall }) {
    const { settings } = camwall
    let inForce = limitsOf(settings.get(hubSection))
    camwall.paceBy({
      camera: (demand) => inForce.camera(demand),
      wall: () => inForce.wall,
    })
    settings.onChange((section) => {
      if (section !== hubSection.name) return
      inForce = limitsOf(settings.get(hubSection))
      camwall.repace()
    })
    return { handlers: {}, runners: {} }
  },
}
