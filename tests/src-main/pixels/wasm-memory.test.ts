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

test('memory grows to the requested size in whole pages, and keeps its contents', () => {
  const memory = makeMemory()
  memory.ensureCapacity(1)
  const size = memory.bytes.byteLength
  expect(size).toBe(PAGE)
  memory.bytes[size - 1] = 7
  memory.ensureCapacity(size + PAGE + 1)
  expect(memory.bytes.byteLength).toBe(size + 2 * PAGE)
  expect(memory.bytes[size - 1]).toBe(7)
})

test('memory that is large enough does not change, and its views stay valid', () => {
  const memory = makeMemory()
  memory.ensureCapacity(2 * PAGE)
  const { bytes } = memory
  memory.ensureCapacity(2 * PAGE)
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
