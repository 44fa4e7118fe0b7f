/** A process to be killed: saves settings in an endless loop, and prints each number when it is on disk. */
import { openStore } from './open-store.ts'

const [path = '', from = '0'] = process.argv.slice(2)
const { store, troubles, tiles } = await openStore(path)
/** The maximum number of tiles, so that the file is large and takes long to write. */
const rest = Array.from({ length: 1000 }, (_, index) => ({
  id: `t${index + 2}`,
  camera: `Camera ${index} `.padEnd(100, 'x'),
}))
for (let number = Number(from); ; number++) {
  tiles.set([{ id: 't1', camera: `${number}` }, ...rest])
  await store.flush()
  if (troubles.length > 0) throw new Error(troubles.join(' '))
  process.stdout.write(`${number}\n`)
}
