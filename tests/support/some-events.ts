/** Events for tests of what stores and lists them. */
import type { TextEvent, WallEvent } from '../../src-main/contract/event.ts'
import type { OwnedEvent } from '../../src-main/features/events/store/rows.ts'

export function aText(camera: string, text: string, at = 0): TextEvent {
  return { kind: 'text', camera, text, at }
}

/** Each takes the share of its camera. */
export function owned(...events: readonly WallEvent[]): readonly OwnedEvent[] {
  return events.map((event) => ({ event, owner: event.camera }))
}
