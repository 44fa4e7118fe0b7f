/** The current size of the wall, and the pixel ratio of the screen. */
import { useState, type RefCallback } from 'react'
import type { SurfaceSize } from '../painting/painter-order.ts'

const UNKNOWN: SurfaceSize = { width: 0, height: 0, scale: 1 }

/** `watch` is the ref of the element to measure. */
export function useArea(): {
  readonly area: SurfaceSize
  readonly watch: RefCallback<HTMLElement>
} {
  const [area, setArea] = useState(UNKNOWN)
  const [watch] = useState(() => (element: HTMLElement) => {
    const measure = () => {
      const next = {
        width: element.clientWidth,
        height: element.clientHeight,
        scale: window.devicePixelRatio,
      }
      setArea((last) => (isEqual(last, next) ? last : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const stopScale = followPixelRatio(measure)
    measure()
    return () => {
      observer.disconnect()
      stopScale()
    }
  })
  return { area, watch }
}

/** A window that moves to another screen keeps its size in CSS pixels, so that no ResizeObserver fires. */
function followPixelRatio(changed: () => void): () => void {
  let stop: (() => void) | undefined
  const follow = () => {
    stop?.()
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    query.addEventListener('change', again)
    stop = () => query.removeEventListener('change', again)
  }
  const again = () => {
    follow()
    changed()
  }
  follow()
  return () => stop?.()
}

function isEqual(a: SurfaceSize, b: SurfaceSize): boolean {
  return a.width === b.width && a.height === b.height && a.scale === b.scale
}
