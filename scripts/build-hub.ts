/** `npm run hub:build`: builds the hub without windows into `out/hub/`. Needs no Electron. */
import { buildHub } from './packing/hub.ts'

await buildHub()
