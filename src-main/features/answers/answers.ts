/** Stores, publishes and gives the texts with which the hub answers cameras. */
import { z } from 'zod'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import { withItems } from '../../app/wall/items-of-cameras.ts'
import { withReplaced } from '../../app/wall/replacement.ts'
import { OK } from '../../contract/hub.ts'
import { MAX_TILES } from '../../contract/limits.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import {
  MAX_ANSWER_LENGTH,
  type answersCommands,
  type answersRequests,
  type AnswersTopics,
  type CameraAnswer,
} from './contract.ts'

export const answersSchema = z
  .array(z.object({ camera: z.string(), text: z.string().min(1).max(MAX_ANSWER_LENGTH) }))
  .readonly()

export const answers: Feature<typeof answersRequests, typeof answersCommands> = {
  name: 'answers',
  start({ camwall }) {
    const set = keepAnswers(camwall)
    return {
      handlers: { 'answers:set': (_context, camera, text, how) => set(camera, text, how) },
      runners: {},
    }
  },
}

/** Gives what changes them. */
function keepAnswers(
  camwall: Camwall,
): (camera: string, text: string, how: 'once' | 'kept') => void {
  const kept = camwall.settings.keep('answers', answersSchema, [])
  const once = new Map<string, string>()
  /** Looked up for every reply. */
  let byCamera: ReadonlyMap<string, string> = new Map()
  const publish = () => {
    const waiting = [...once].map(([camera, text]) => ({ camera, text }))
    const topics: AnswersTopics = { answers: { kept: kept.value, once: waiting } }
    camwall.publisher.publish({ ...topics })
  }
  const setKept = (all: readonly CameraAnswer[]) => {
    kept.set(all)
    byCamera = new Map(all.map(({ camera, text }) => [camera, text]))
    publish()
  }
  setKept(kept.value)
  camwall.onReplace(({ from, to }) => {
    const next = once.get(from)
    once.delete(from)
    if (next !== undefined && to !== undefined) once.set(to, next)
    setKept(withReplaced(kept.value, { from, to }))
  })
  camwall.answerBy({
    textFor: (camera) => {
      const next = once.get(camera)
      if (next === undefined) return byCamera.get(camera) ?? OK
      once.delete(camera)
      publish()
      return next
    },
  })
  return (camera, text, how) => {
    if (how === 'kept') {
      setKept(withItems(kept.value, [camera], () => (text === OK ? undefined : { camera, text })))
      return
    }
    once.set(camera, text)
    keepNewest(once, MAX_TILES)
    publish()
  }
}
