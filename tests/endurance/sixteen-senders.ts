/** Sixteen unmodified Python senders with distinct colours: checks which still send, and identifies their pictures. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { PythonProgram, SenderPlan, SentFrame } from '../support/python.ts'

export const SENDERS = 16
/** Answered frames after a trouble that prove that a sender has recovered. */
const FLOWS = 3
/** A sender that has not recovered by then never will. */
const STUCK_AFTER_MS = 30_000
/** Tolerance for each channel, because of JPEG; the senders' colours are 16 apart. */
const TOLERANCE = 7

export type Senders = PythonProgram<SentFrame>

export function plans(port: number): SenderPlan[] {
  return Array.from({ length: SENDERS }, (_, index) => ({
    name: nameOf(index),
    kind: index % 2 === 0 ? 'jpg' : 'bgr',
    colour: [16 * index, 128, 255 - 16 * index],
    mode: 'req-rep',
    address: `tcp://127.0.0.1:${port}`,
    fps: 60,
  }))
}

/** The sender whose pictures have this colour, if there is one. */
export function senderOf([red = 0, green = 0, blue = 0]: readonly number[]): string | undefined {
  const index = Math.round(blue / 16)
  const distances = [red - (255 - 16 * index), green - 128, blue - 16 * index].map(Math.abs)
  return index < SENDERS && Math.max(...distances) <= TOLERANCE ? nameOf(index) : undefined
}

/** The newest answered frame of each sender. */
export function newest({ lines }: Senders): ReadonlyMap<string, number> {
  return new Map(lines.map(({ name, number }) => [name, number]))
}

/** Resolves when all senders have sent since then, with the number of senders that have not by the time limit. */
export async function stuckOf(
  senders: Senders,
  before: ReadonlyMap<string, number>,
): Promise<number> {
  const from = senders.lines.length
  const count = () => {
    const flows = senders.lines
      .slice(from)
      .filter(({ name, number }) => number >= (before.get(name) ?? 0) + FLOWS)
    return new Set(flows.map(({ name }) => name)).size
  }
  const late = sleep(STUCK_AFTER_MS)
  await Promise.race([senders.until(() => count() === SENDERS), late])
  return SENDERS - count()
}

function nameOf(index: number): string {
  return `Pi ${index}`
}
