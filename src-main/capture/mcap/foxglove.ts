/**
 * Foxglove's schemas for pictures, and pictures as their messages.
 *
 * Source: foxglove-sdk, `schemas/proto/foxglove/CompressedImage.proto` and `RawImage.proto`; Protobuf's `descriptor.proto`.
 */
import { joinBytes } from '../../lib/join-bytes.ts'
import type { RawPicture } from '../../contract/frame.ts'
import type { CapturedFrame } from '../captured-frame.ts'
import { capturedAt } from '../captured-frame.ts'
import {
  bytesField,
  bytesFieldHeader,
  fixed32Field,
  readBytesField,
  textField,
  varintField,
} from './protobuf.ts'

/** Numbers of types in `FieldDescriptorProto.Type`. */
const TYPES = { int64: 3, int32: 5, fixed32: 7, string: 9, message: 11, bytes: 12 } as const

interface Field {
  readonly name: string
  readonly number: number
  readonly type: keyof typeof TYPES
  /** Of a message. */
  readonly of?: string
}

interface Schema {
  readonly package: string
  readonly name: string
  readonly fields: readonly Field[]
}

const TIMESTAMP: Schema = {
  package: 'google.protobuf',
  name: 'Timestamp',
  fields: [
    { name: 'seconds', number: 1, type: 'int64' },
    { name: 'nanos', number: 2, type: 'int32' },
  ],
}
const TIME: Field = {
  name: 'timestamp',
  number: 1,
  type: 'message',
  of: '.google.protobuf.Timestamp',
}

const COMPRESSED_IMAGE: Schema = {
  package: 'foxglove',
  name: 'CompressedImage',
  fields: [
    TIME,
    { name: 'frame_id', number: 4, type: 'string' },
    { name: 'data', number: 2, type: 'bytes' },
    { name: 'format', number: 3, type: 'string' },
  ],
}

const RAW_IMAGE: Schema = {
  package: 'foxglove',
  name: 'RawImage',
  fields: [
    TIME,
    { name: 'frame_id', number: 7, type: 'string' },
    { name: 'width', number: 2, type: 'fixed32' },
    { name: 'height', number: 3, type: 'fixed32' },
    { name: 'encoding', number: 4, type: 'string' },
    { name: 'step', number: 5, type: 'fixed32' },
    { name: 'data', number: 6, type: 'bytes' },
  ],
}

/** The fields that have the picture's bytes. */
const DATA_FIELDS: Readonly<Record<string, number>> = {
  'foxglove.CompressedImage': 2,
  'foxglove.RawImage': 6,
}

export interface ImageSchema {
  readonly name: string
  /** A `FileDescriptorSet`. */
  readonly data: Uint8Array
}

export function schemaOf(frame: CapturedFrame): ImageSchema {
  return frame.picture.kind === 'raw' ? RAW : COMPRESSED
}

const COMPRESSED = imageSchema(COMPRESSED_IMAGE)
const RAW = imageSchema(RAW_IMAGE)

function imageSchema(schema: Schema): ImageSchema {
  const data = joinBytes([bytesField(1, fileOf(TIMESTAMP)), bytesField(1, fileOf(schema))])
  return { name: `${schema.package}.${schema.name}`, data }
}

/** A `FileDescriptorProto`. */
function fileOf(schema: Schema): Uint8Array {
  const dependencies = schema.fields.includes(TIME) ? [textField(3, pathOf(TIMESTAMP))] : []
  const message = joinBytes([
    textField(1, schema.name),
    ...schema.fields.map((field) => bytesField(2, fieldOf(field))),
  ])
  return joinBytes([
    textField(1, pathOf(schema)),
    textField(2, schema.package),
    ...dependencies,
    bytesField(4, message),
    textField(12, 'proto3'),
  ])
}

function pathOf({ package: folder, name }: Schema): string {
  const file = folder === 'google.protobuf' ? name.toLowerCase() : name
  return `${folder.replace('.', '/')}/${file}.proto`
}

/** A `FieldDescriptorProto`. Its label is “optional”, as of all single fields. */
function fieldOf({ name, number, type, of }: Field): Uint8Array {
  return joinBytes([
    textField(1, name),
    varintField(3, number),
    varintField(4, 1),
    varintField(5, TYPES[type]),
    ...(of === undefined ? [] : [textField(6, of)]),
  ])
}

export function imageMessage(frame: CapturedFrame): Uint8Array {
  const { camera, picture, body } = frame
  const time = bytesField(1, timestamp(capturedAt(frame)))
  if (picture.kind === 'encoded')
    return joinBytes([
      time,
      textField(4, camera),
      ...bodyField(2, body),
      textField(3, picture.format),
    ])
  const { width, height } = picture
  return joinBytes([
    ...[time, textField(7, camera), fixed32Field(2, width), fixed32Field(3, height)],
    ...[textField(4, encodingOf(picture)), fixed32Field(5, body.byteLength / height)],
    ...bodyField(6, body),
  ])
}

/** The body is copied once, into the message. */
function bodyField(field: number, body: Uint8Array): readonly Uint8Array[] {
  return [bytesFieldHeader(field, body.byteLength), body]
}

function timestamp(ms: number): Uint8Array {
  const nanoseconds = toNanoseconds(ms)
  return joinBytes([
    varintField(1, nanoseconds / NS_PER_SECOND),
    varintField(2, nanoseconds % NS_PER_SECOND),
  ])
}

/** `bgr8` and the like, or OpenCV's name of the type. Foxglove knows those of 8 bits, `16UC1` and `32FC1`, all little-endian. */
function encodingOf({ values, channels }: RawPicture): string {
  const { kind, bytes, isBigEndian } = values
  if (bytes === 1 && kind === 'uint') return UINT8_ENCODINGS[channels]
  const letter = { bool: 'U', uint: 'U', int: 'S', float: 'F' }[kind]
  return `${8 * bytes}${letter}C${channels}${isBigEndian ? '_BE' : ''}`
}

const UINT8_ENCODINGS = { 1: 'mono8', 2: '8UC2', 3: 'bgr8', 4: 'bgra8' } as const

/** The bytes of the picture in a message; `undefined` if the schema is another one, or the message is damaged. */
export function pictureBytes(schema: string, data: Uint8Array): Uint8Array | undefined {
  const field = DATA_FIELDS[schema]
  return field === undefined ? undefined : readBytesField(data, field)
}

const NS_PER_SECOND = 1_000_000_000n
const NS_PER_MS = 1_000_000n

/** @param ms - with all digits that a double has */
export function toNanoseconds(ms: number): bigint {
  const whole = Math.floor(ms)
  return BigInt(whole) * NS_PER_MS + BigInt(Math.round((ms - whole) * 1e6))
}

/** The inverse: exactly the same number. */
export function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / NS_PER_MS) + Number(nanoseconds % NS_PER_MS) / 1e6
}
