/** Captured frames for tests. */
import type { CapturedFrame } from '../../src-main/capture/captured-frame.ts'
import type { EncodedFormat } from '../../src-main/contract/frame.ts'
import type { Channels, ValueType } from '../../src-main/contract/value-type.ts'
import { dtypeOf } from './arrays.ts'

const CAPTURED = { camera: 'Barn', fields: [], sentAt: undefined, arrivedAt: 1_000_000 } as const

export function aCapturedArray(
  values: ValueType,
  shape: readonly number[],
  body: Uint8Array,
): CapturedFrame {
  const [height = 0, width = 0, channels = 1] = shape
  return {
    ...CAPTURED,
    picture: { kind: 'raw', values, channels: channels as Channels, width, height },
    array: { dtype: dtypeOf(values), shape },
    body,
  }
}

export function aCapturedPicture(
  format: EncodedFormat,
  body: Uint8Array,
  changes: Partial<CapturedFrame> = {},
): CapturedFrame {
  return {
    ...CAPTURED,
    picture: { kind: 'encoded', format, width: 640, height: 480 },
    body,
    ...changes,
  }
}
