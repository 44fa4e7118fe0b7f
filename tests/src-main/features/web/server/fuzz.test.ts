/** Requests that were changed at random: they change nothing. */
import { afterEach, expect, test } from 'vitest'
import { fuzzWeb } from '../../../../support/fuzz-web.ts'

/** `CAMWALL_WEB_REQUESTS=10000 npx vitest run --project unit tests/src-main/features/web/server/fuzz.test.ts` sends more. */
const COUNT = Number(process.env['CAMWALL_WEB_REQUESTS'] ?? 300)
const MS_EACH = 100

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test(
  'requests that were changed at random change nothing',
  {
    timeout: 30_000 + COUNT * MS_EACH,
  },
  async () => {
    const { statuses, unchanged } = await fuzzWeb(closing, COUNT)
    expect(unchanged).toBe(true)
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    expect([...statuses.keys()].some((status) => status >= 400)).toBe(true)
  },
)
