/** Saves settings for ever, and prints each number once it is on disk: a process to be killed. */
import { openSettingsStore } from '../../../../src-main/app/settings/settings-store.ts'

const [path = '', from = '0'] = process.argv.slice(2)
const store = await openSettingsStore({
  path,
  flags: {},
  onTrouble: (what) => {
    throw new Error(what)
  },
})
/** As many cameras as are kept make the file large, and its writing long. */
const rest = Array.from({ length: 1000 }, (_, index) => `Camera ${index} `.padEnd(100, 'x'))
for (let number = Number(from); ; number++) {
  store.setOrder([`${number}`, ...rest], new Set())
  await store.flush()
  process.stdout.write(`${number}\n`)
}
