/** A sender's text as an event. */
import type { TextEvent } from '../../contract/event.ts'
import type { CameraEvent } from '../../feed/frame-consumer.ts'

export function textEvent({ camera, fields, arrivedAt }: CameraEvent): TextEvent {
  return { kind: 'text', at: arrivedAt, camera, text: fields.join(' ') }
}
