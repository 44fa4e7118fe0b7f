/** Saves settings for ever, and prints each number once it is on disk: a process to be killed. */
import { openStore } from './open-store.ts'

const [path = '', from = '0'] = process.argv.slice(2)
const { store, troubles, tiles } = await openStore(path)
/** As many tiles as are kept make the file large, and its writing long. */
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
