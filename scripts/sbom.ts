/** `npm run sbom`: writes the bill of materials of the shipped packages, in CycloneDX, beside the installers. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jsonText } from '../src-main/lib/json-text.ts'
import { materialsOf, type Bill } from './bill-of-materials.ts'
import { capture } from './capture.ts'
import { npmCommand } from './npm.ts'
import { distDir } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'
import { readManifest, shippedPackages } from './shipped.ts'

await runScript(async () => {
  const { version } = await readManifest()
  // From the lockfile, so that the result is the same on every system.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const npm = npmCommand(args, process.env)
  const { ok, stdout, failure } = await capture(npm.command, npm.args)
  if (!ok) throw new SetUpError(`npm could not list the packages: ${failure}`)
  const bill = materialsOf(JSON.parse(stdout) as Bill, await shippedPackages())
  const path = join(distDir, `camwall-${version}.cdx.json`)
  await mkdir(distDir, { recursive: true })
  await writeFile(path, jsonText(bill))
  console.log(`${path}: ${bill.components.length} packages`)
  return 0
})
