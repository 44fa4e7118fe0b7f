/** Run by tests that kill it: adds a hundred events at a time to a database, and sends how many are stored. */
import { EventStore } from '../../src-main/features/events/store/event-store.ts'
import { aText, owned } from './some-events.ts'

const [, , path = ''] = process.argv
const store = new EventStore(path, { bytes: 64_000_000, days: 30 })
const addMore = (stored: number) => {
  const events = Array.from({ length: 100 }, (_, index) =>
    aText(`Camera ${index % 8}`, `event ${stored + index}`, Date.now()),
  )
  const count = stored + store.add(owned(...events)).length
  process.send?.(count)
  setImmediate(addMore, count)
}
addMore(0)
