import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followLoss, openLink } from '../../../src-renderer/web/link-loss.ts'

interface Banner {
  textContent: string
}

/** What `/session` answers: whether this browser is logged in; `undefined`: the hub does not answer. */
let session: boolean | undefined
let banners: Banner[]
const reload = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers()
  session = true
  banners = []
  reload.mockClear()
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('document', {
    createElement: () => ({ setAttribute: () => undefined }),
    body: { append: (banner: Banner) => banners.push(banner) },
    querySelector: () => banners[0] && { remove: () => banners.pop() },
  })
  vi.stubGlobal('fetch', () =>
    session === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve({ json: () => Promise.resolve({ isOpen: session }) }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const shown = () => banners.map(({ textContent }) => textContent)
const logIn = () => Promise.resolve()
/** Opens at the given try. */
const opensAt = (which: number) => {
  let tries = 0
  return vi.fn<() => Promise<void>>(() =>
    ++tries < which ? Promise.reject(new Error('The link has closed.')) : Promise.resolve(),
  )
}

test('a link that opens at once says nothing', async () => {
  await openLink({ open: opensAt(1) }, logIn)
  expect(shown()).toEqual([])
})

test('a link that is not accepted is tried again, less and less often, and says so until it opens', async () => {
  const open = opensAt(4)
  const opening = openLink({ open }, logIn)
  for (const [wait, tries] of [
    [1999, 1],
    [1, 2],
    [3999, 2],
    [1, 3],
  ] as const) {
    await vi.advanceTimersByTimeAsync(wait)
    expect(open).toHaveBeenCalledTimes(tries)
    expect(shown()).toEqual([expect.stringContaining('does not accept')])
  }
  await vi.advanceTimersByTimeAsync(8000)
  await opening
  expect(shown()).toEqual([])
})

test('a hub that is away says so; after a log-in that is not kept, the form is there at once', async () => {
  session = undefined
  let fillForm: (() => void) | undefined
  const form = new Promise<void>((resolve) => (fillForm = resolve))
  const logIns = [logIn(), logIn(), form]
  const opening = openLink({ open: opensAt(3) }, () => logIns.shift() ?? logIn())
  await vi.advanceTimersByTimeAsync(0)
  expect(shown()).toEqual([expect.stringContaining('is lost')])
  session = false
  await vi.advanceTimersByTimeAsync(2000)
  expect(logIns).toEqual([])
  expect(shown()).toEqual([expect.stringContaining('cookies')])
  fillForm?.()
  await opening
  expect(shown()).toEqual([])
})

test('a log-in without an answer is tried again', async () => {
  session = undefined
  const asked = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValueOnce()
  const opening = openLink({ open: opensAt(1) }, asked)
  await vi.advanceTimersByTimeAsync(2000)
  await opening
  expect(asked).toHaveBeenCalledTimes(2)
})

test('the page whose link is lost is loaded again when the hub answers', async () => {
  session = undefined
  followLoss({ onLost: (lost) => lost() })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown()).toEqual([expect.stringContaining('is lost')])
  expect(reload).not.toHaveBeenCalled()
  session = true
  await vi.advanceTimersByTimeAsync(30_000)
  expect(reload).toHaveBeenCalledOnce()
})
