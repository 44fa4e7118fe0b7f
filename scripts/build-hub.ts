/** Builds the hub without windows into `out/hub/`. Needs no Electron. */
import { join } from 'node:path'
import { build } from 'vite'
import { repoRoot } from './paths.ts'

await build({ configFile: join(repoRoot, 'vite.hub.config.ts') })
