/** Details of a camera: what of them its status does not have. */
import { z } from 'zod'
import type { CommandContract } from '../../contract/command.ts'
import { request } from '../../contract/request.ts'

/** From the sender's call to the painted tile, in milliseconds. */
export interface CameraLatency {
  /** Half of the frames took no longer, and 99 of 100. */
  readonly p50: number
  readonly p99: number
}

export const detailsRequests = {
  /** `undefined` if its sender does not report when it sends. */
  'details:latency': request<[camera: string], CameraLatency | undefined>('view', () =>
    z.tuple([z.string()]),
  ),
} as const

export const detailsCommands = [
  { id: 'details', keys: ['d'], menu: { bar: 'tile', group: 5 }, on: 'tiles', runs: 'page' },
] as const satisfies readonly CommandContract[]
