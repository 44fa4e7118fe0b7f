/** The text with which the hub answers a camera, in place of `OK`: topic, request and command. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'

/** Characters. Programs compare it with a word, or read a short command. */
export const MAX_ANSWER_LENGTH = 200

export interface CameraAnswer {
  readonly camera: string
  readonly text: string
}

export interface AnswersTopics {
  readonly answers: {
    /** Until they are changed. */
    readonly kept: readonly CameraAnswer[]
    /** To the next message of a camera only. */
    readonly once: readonly CameraAnswer[]
  }
}

const answerText = () => z.string().trim().min(1).max(MAX_ANSWER_LENGTH)

export const answersRequests = {
  /** `OK` for good is the same as no answer of its own. */
  'answers:set': request<[camera: string, text: string, how: 'once' | 'kept']>('configure', () =>
    z.tuple([z.string(), answerText(), z.enum(['once', 'kept'])]),
  ),
} as const

export const answersCommands = [
  {
    id: 'answer-camera',
    keys: ['Shift+a'],
    menu: { bar: 'tile', group: 5 },
    on: 'tiles',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
