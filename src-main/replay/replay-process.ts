/** The process of a replay: reads recordings, and sends their frames with real senders. */
import { codeOf } from '../lib/code-of.ts'
import { messageOf } from '../lib/message-of.ts'
import { pause } from '../lib/pause.ts'
import { openImageSender, type ImageSender } from '../receive/imagezmq/image-sender.ts'
import { playLanes } from './play-lanes.ts'
import { Player, type Send } from './player.ts'
import { lanesAt } from './recordings-at.ts'
import type { ReplayAnswer, ReplayOrder } from './replay-orders.ts'

/** A hub does not reply while it restarts with another pattern or address. */
const REPLY_TIMEOUT_MS = 5000
const FIGURES_EVERY_MS = 500
/** Longer than between two frames, so that one sees where it begins; and a recording of one picture is no flood. */
const BETWEEN_LOOPS_MS = 1000

let running: AbortController | undefined
let stopped: Promise<unknown> = Promise.resolve()

process.parentPort.on('message', ({ data }: { data: ReplayOrder | undefined }) => {
  running?.abort()
  if (data === undefined) return
  const controller = new AbortController()
  running = controller
  stopped = stopped.then(() => replay(data, controller.signal)).catch(sayFailed)
})

function answer(answer: ReplayAnswer): void {
  process.parentPort.postMessage(answer)
}

function sayFailed(error: unknown): void {
  answer({ kind: 'unreadable', error: messageOf(error) })
}

async function replay(order: ReplayOrder, signal: AbortSignal): Promise<void> {
  const lanes = lanesAt(order.path)
  if (lanes.length === 0) {
    answer({ kind: 'nothing' })
    return
  }
  const senders = await Promise.all(lanes.map(() => openSender(order)))
  const publishers = order.mode === 'pub-sub' ? senders.map(({ address }) => address) : []
  answer({ kind: 'publishers', publishers })
  const sends = senders.map((sender) => sendWith(sender, order.key, signal))
  const player = new Player()
  const telling = setInterval(
    () => answer({ kind: 'figures', figures: player.figures }),
    FIGURES_EVERY_MS,
  )
  // Close at once, so that no camera waits for the reply of a hub that has changed its pattern.
  const close = () => Promise.all(senders.map((sender) => sender.close()))
  signal.addEventListener('abort', () => void close())
  try {
    await Promise.all(senders.map((sender) => sender.ready()))
    await playLanes({ lanes, sends, player, signal })
    while (order.loops && !signal.aborted) {
      await pause(BETWEEN_LOOPS_MS)
      await playLanes({ lanes, sends, player, signal })
    }
    if (!signal.aborted) answer({ kind: 'ended', figures: player.figures })
  } finally {
    clearInterval(telling)
    if (!signal.aborted) await close()
  }
}

/** Sends frames, also while the hub is away. */
function sendWith(sender: ImageSender, key: string, signal: AbortSignal): Send {
  return async ({ camera, ...frame }) => {
    try {
      await sender.sendReplayed({ claim: { key, camera }, ...frame })
    } catch (error) {
      // Closed by an abort, or the hub did not reply: it may be back for the next frame.
      if (!signal.aborted && codeOf(error) !== 'EAGAIN') throw error
    }
  }
}

function openSender(order: ReplayOrder): Promise<ImageSender> {
  return openImageSender(
    order.mode === 'req-rep'
      ? { mode: 'req-rep', connect: order.hub, replyTimeout: REPLY_TIMEOUT_MS }
      : { mode: 'pub-sub', bind: 'tcp://127.0.0.1:*' },
  )
}
