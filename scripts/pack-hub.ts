/** `npm run hub:pack`: packs the hub for plain Node into one file in `dist/`, which needs no registry to be installed. */
import { packHub } from './packing/hub.ts'
import { runScript } from './set-up-error.ts'

await runScript(async () => {
  console.log(await packHub())
  return 0
})
