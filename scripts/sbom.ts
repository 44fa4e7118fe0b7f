/** `npm run sbom`: writes the bill of materials of what people install, in CycloneDX, beside the installers. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { materialsOf, type Bill } from './bill-of-materials.ts'
import { capture } from './capture.ts'
import { npmCommand } from './npm.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'
import { readManifest, shippedPackages } from './shipped.ts'

await runScript(async () => {
  const { version } = await readManifest()
  // From the lockfile: the same on every system, whatever is installed there.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const npm = npmCommand(args, process.env)
  const { ok, stdout, failure } = await capture(npm.command, npm.args)
  if (!ok) throw new SetUpError(`npm could not tell the packages: ${failure}`)
  const bill = materialsOf(JSON.parse(stdout) as Bill, await shippedPackages())
  const path = join(repoRoot, 'dist', `camwall-${version}.cdx.json`)
  await mkdir(join(repoRoot, 'dist'), { recursive: true })
  await writeFile(path, `${JSON.stringify(bill, undefined, 2)}\n`)
  console.log(`${path}: ${bill.components.length} packages`)
  return 0
})
