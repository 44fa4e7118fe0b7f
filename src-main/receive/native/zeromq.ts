/**
 * ZeroMQ, the only import of it that runs: its binding must be loaded with the right allocator (`warm-malloc.ts`) before
 * anything else of the program loads it.
 */
import { createRequire } from 'node:module'
import type * as ZeroMq from 'zeromq'
import { withWarmMalloc } from './warm-malloc.ts'

const requireModule = createRequire(import.meta.url)

export const {
  capability,
  Context,
  curveKeyPair,
  Proxy,
  Reply,
  Request,
  Router,
  Subscriber,
  version,
  XPublisher,
  XSubscriber,
} = withWarmMalloc(requireModule, () => requireModule('zeromq') as typeof ZeroMq)

export type Context = ZeroMq.Context
export type Reply = ZeroMq.Reply
export type Request = ZeroMq.Request
export type Router = ZeroMq.Router
export type Subscriber = ZeroMq.Subscriber
export type XPublisher = ZeroMq.XPublisher
