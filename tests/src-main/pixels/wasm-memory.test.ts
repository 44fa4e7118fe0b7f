import { expect, test } from 'vitest'
import instantiate from '../../../src-main/pixels/scaler.as.ts?wasm'
import {
  align,
  MARGIN,
  PAGE,
  WasmMemory,
  type MemoryExport,
} from '../../../src-main/pixels/wasm-memory.ts'

function makeMemory(): WasmMemory {
  return new WasmMemory((instantiate() as { readonly memory: MemoryExport }).memory)
}

test('memory grows to what is asked for, by whole pages, and keeps what is in it', () => {
  const memory = makeMemory()
  memory.makeRoom(1)
  const size = memory.bytes.byteLength
  expect(size).toBe(PAGE)
  memory.bytes[size - 1] = 7
  memory.makeRoom(size + PAGE + 1)
  expect(memory.bytes.byteLength).toBe(size + 2 * PAGE)
  expect(memory.bytes[size - 1]).toBe(7)
})

test('memory that is large enough stays as it is, with its views', () => {
  const memory = makeMemory()
  memory.makeRoom(2 * PAGE)
  const { bytes } = memory
  memory.makeRoom(2 * PAGE)
  expect(memory.bytes).toBe(bytes)
  expect(bytes.byteLength).toBe(2 * PAGE)
})

test.each([
  [0, 0],
  [1, MARGIN],
  [MARGIN, MARGIN],
  [MARGIN + 1, 2 * MARGIN],
])('a vector after byte %i may begin at %i', (pointer, aligned) => {
  expect(align(pointer)).toBe(aligned)
})
