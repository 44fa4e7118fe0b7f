/**
 * Scales decoded strips to the size of the plane, one by one: a strip is still in the core's cache when it is scaled, while
 * the whole plane would be written to memory and read again.
 */
import { first, mixEight, mixRows, PLANAR_STEP, position, preparePlanar, weight } from '../../../src-main/pixels/resample.as'
import { Component } from './component.as'

/** Must be called before the first strip. */
export function beginFit(component: Component): void {
  component.next = 0
  if (isScaledAcross(component))
    preparePlanar(component.table, component.startX, component.spanX, component.columns, component.outWidth)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function isScaledAcross(component: Component): bool {
  return component.startX != 0 || component.outWidth << 16 != component.spanX
}

/** Writes the rows of the plane that need no source row beyond this strip. @param top - its first row of `rows` */
export function fitStrip(component: Component, top: i32, rows: i32): void {
  const strip = component.strip
  const from = strip + component.left
  const stride = component.stride
  const height = component.height
  const outHeight = component.outHeight
  const last = min(top + rows, height) - 1
  while (component.next < outHeight) {
    const at = position(component.next, component.startY, component.spanY, height, outHeight)
    const upper = first(at, height)
    if (min(upper + 1, height - 1) > last) break
    const above = from + <usize>(upper - top + 1) * stride
    writeRow(component, mixRows(above, stride, weight(at, upper), component.columns, component.row))
    component.next++
  }
  memory.copy(strip, strip + <usize>rows * stride, stride)
}

// @ts-ignore: a decorator of AssemblyScript's
@inline
function writeRow(component: Component, row: usize): void {
  const outWidth = component.outWidth
  let to = component.out + <usize>component.next * outWidth
  if (!isScaledAcross(component)) {
    memory.copy(to, row, outWidth)
    return
  }
  let step = component.table
  for (let x = 0; x < outWidth; x += 8, to += 8, step += PLANAR_STEP) {
    const eight = mixEight(row, step)
    v128.store64_lane(to, i8x16.narrow_i16x8_u(eight, eight), 0)
  }
}
