/** Values, for labs: stores how each camera's values are shown, tones its pictures, and reads its values. */
import { join } from 'node:path'
import { z } from 'zod'
import type { Feature } from '../../app/house.ts'
import type { WallToning } from '../../app/policies.ts'
import type { RequestingWindow } from '../../app/request-context.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import { withReplaced } from '../../app/wall/replacement.ts'
import { isDecodable, Originals, type Original } from '../../consumers/values/originals.ts'
import { measureHistogram, measureLevels, readPixel } from '../../consumers/values/readings.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { AS_SENT_VALUES, type CameraValues } from '../../contract/camera-values.ts'
import {
  valuesShape,
  type ShownValues,
  type valuesCommands,
  type valuesRequests,
} from './contract.ts'
import { withHeld, withValues } from './shown-values.ts'

export const shownValuesSchema = z
  .array(z.object({ camera: z.string(), ...valuesShape() }))
  .readonly()

export const values: Feature<typeof valuesRequests, typeof valuesCommands> = {
  name: 'values',
  start({ camwall }) {
    const { feed, publisher, settings } = camwall
    const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
      camwall.notify(valuesWorkerEnded('values-worker', why)),
    )
    const originals = new Originals((job) => worker.decode(job))
    const kept = settings.keep('values', shownValuesSchema, [])
    const listeners = new Set<(camera: string) => void>()
    let byCamera = index(kept.value)
    publisher.publish({ values: kept.value })

    const change = (next: ShownValues, cameras: Iterable<string>) => {
      kept.set(next)
      byCamera = index(next)
      publisher.publish({ values: next })
      for (const camera of cameras) for (const listener of listeners) listener(camera)
    }
    const valuesOf = (camera: string) => byCamera.get(camera) ?? AS_SENT_VALUES
    const toning: WallToning = {
      valuesOf: (camera) => byCamera.get(camera),
      tones: ({ camera, picture }) =>
        picture.kind === 'raw'
          ? byCamera.has(camera)
          : picture.format === 'tiff' || (byCamera.has(camera) && isDecodable(picture)),
      tone: ({ facts: { camera, picture }, body }, need) =>
        worker.tone({ kind: 'tone', picture, body, values: valuesOf(camera), need }),
      follow: (changed) => {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    }
    camwall.toneBy(toning)
    camwall.onReplace((replacement) => {
      const { to } = replacement
      change(withReplaced(kept.value, replacement), to === undefined ? [] : [to])
    })

    /** Of the newest picture. */
    const use = async <Result>(camera: string, measure: (original: Original) => Result) => {
      const frame = feed.newest(camera)
      return frame === undefined ? undefined : originals.use(frame, measure)
    }
    /** Of the picture that the window shows. */
    const useShown = async <Result>(
      window: RequestingWindow,
      camera: string,
      measure: (original: Original) => Result,
    ) => {
      if (window.isLive) return use(camera, measure)
      const past = window.pastOf(camera)
      return past === undefined ? undefined : originals.useOnce(past, measure)
    }
    return {
      handlers: {
        'values:change': (_context, cameras, patch) =>
          change(withValues(kept.value, cameras, patch), new Set(cameras)),
        'values:hold': async (_context, cameras, isHeld) => {
          for (const camera of new Set(cameras)) {
            const { levels } = valuesOf(camera)
            const held = isHeld
              ? await use(camera, (original) => measureLevels(original, levels))
              : undefined
            if (isHeld === (held !== undefined))
              change(withHeld(kept.value, camera, held), [camera])
          }
        },
        'values:read': ({ window }, points) =>
          Promise.all(
            points.map((point) => {
              const { order } = valuesOf(point.camera)
              return useShown(window, point.camera, (original) => readPixel(original, point, order))
            }),
          ),
        'values:histogram': ({ window }, camera) =>
          useShown(window, camera, (original) => measureHistogram(original, valuesOf(camera))),
      },
      runners: {},
    }
  },
}

function index(shown: ShownValues): ReadonlyMap<string, CameraValues> {
  return new Map(shown.map((values) => [values.camera, values]))
}
