/** The health of the cameras: judges them twice a second, and tells what a page shows of it. */
import { join } from 'node:path'
import type { Feature, House } from '../../app/house.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import { BrightnessProbe } from '../../consumers/health/brightness-probe.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { isReplayed } from '../../contract/replayed.ts'
import { camerasOf } from '../../contract/tiles.ts'
import { causesOf } from './causes.ts'
import {
  healthSection,
  type Health,
  type healthCommands,
  type healthRequests,
  type HealthSettings,
} from './contract.ts'
import { HealthWatch } from './health-watch.ts'
import { delaysOf } from './warnings.ts'

export const health: Feature<typeof healthRequests, typeof healthCommands> = {
  name: 'health',
  start(house) {
    const { camwall } = house
    const { feed, settings, publisher } = camwall
    const startedAt = performance.now()
    const watch = new HealthWatch()
    const probe = openProbe(house)
    const absent = () => {
      const cameras = camwall.layouts.all.flatMap(({ tiles }) => camerasOf(tiles))
      return watch.missing(cameras.filter((camera) => !isReplayed(camera)))
    }
    let inForce = settings.get(healthSection)
    let missing: readonly string[] = []
    const apply = () => {
      inForce = settings.get(healthSection)
      probe.setInterval(probeInterval(inForce))
    }
    apply()
    settings.onChange((section) => {
      if (section === healthSection.name) apply()
    })
    publisher.publish({ missing })

    const judge = () => {
      const moment = { at: Date.now(), steady: performance.now() }
      const judged = watch.judge(
        feed.signs(moment),
        { delays: delaysOf(inForce), brightness: (camera) => probe.brightness(camera) },
        moment,
      )
      for (const [camera, warnings] of judged) feed.warn(camera, warnings)
      const { missingSeconds } = inForce
      const areMissed =
        missingSeconds !== null && moment.steady - startedAt >= missingSeconds * 1000
      missing = areMissed ? absent() : []
      publisher.publish({ missing })
    }
    camwall.watchBy({
      judge,
      get missing() {
        return missing
      },
    })
    const read = (): Health => {
      const now = performance.now()
      const latencies = feed.cameras.latencies().cameras
      const cameras = [...feed.cameras.names].flatMap((camera) => {
        const history = watch.history(camera)
        if (history === undefined) return []
        const latency = latencies.get(camera)?.p50
        return [
          {
            camera,
            rates: history.rates,
            stalls: history.stalls(now),
            reconnections: history.reconnections(now),
            ...(latency === undefined ? {} : { latency }),
          },
        ]
      })
      return { cameras, absent: absent() }
    }
    return {
      handlers: { 'health:read': () => read(), 'health:causes': () => causesOf(camwall) },
      runners: {},
      stop: () => probe.setInterval(undefined),
    }
  },
}

/** Pixels are only looked at while dark pictures are a warning. */
function probeInterval({ darkSeconds, probeSeconds }: HealthSettings): number | undefined {
  return darkSeconds === null ? undefined : probeSeconds * 1000
}

function openProbe({ camwall }: House): BrightnessProbe {
  const { feed } = camwall
  const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
    camwall.notify(valuesWorkerEnded('health-worker', why)),
  )
  return new BrightnessProbe({
    cameras: () => feed.cameras.names,
    newest: (camera) => feed.newest(camera),
    measure: (picture, body) => worker.brightness({ kind: 'brightness', picture, body }),
  })
}
