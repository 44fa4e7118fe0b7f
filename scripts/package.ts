/**
 * `npm run package`: packs Camwall into `dist/`, for tests on this computer.
 *
 * `npm run package -- --release` packs a release.
 */
import { packArchives, packForTest, packRelease } from './packing/pack.ts'
import { planPackage } from './packing/pack-plan.ts'
import { runScript } from './set-up-error.ts'

await runScript(async () => {
  const kind = planPackage(process.argv.slice(2))
  await (kind === 'release' ? packRelease() : packForTest(kind))
  if (process.platform === 'linux') await packArchives(kind)
  return 0
})
