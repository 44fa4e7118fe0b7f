import { afterEach, expect, test, vi } from 'vitest'
import { keepLayout, keptLayout } from '../../../src-renderer/web/kept-layout.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function aStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

/** Tabs of one browser; the returned function goes to one of them. */
function openTabs(count: number) {
  vi.stubGlobal('localStorage', aStorage())
  const tabs = Array.from({ length: count }, aStorage)
  return (tab: number) => vi.stubGlobal('sessionStorage', tabs[tab])
}

test('a tab shows its own layout again, whatever another one shows', () => {
  const goTo = openTabs(2)
  goTo(0)
  keepLayout('l1')
  goTo(1)
  keepLayout('l2')
  goTo(0)
  expect(keptLayout()).toBe('l1')
  goTo(1)
  expect(keptLayout()).toBe('l2')
})

test('a new tab begins with the layout that was shown last', () => {
  const goTo = openTabs(2)
  goTo(0)
  expect(keptLayout()).toBeUndefined()
  keepLayout('l1')
  goTo(1)
  expect(keptLayout()).toBe('l1')
})

test('a browser that keeps nothing has none', () => {
  vi.stubGlobal('sessionStorage', undefined)
  keepLayout('l1')
  expect(keptLayout()).toBeUndefined()
})
