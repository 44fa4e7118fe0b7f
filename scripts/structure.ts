/**
 * `npm run structure`: holds the rules of `.dependency-cruiser.js`, and that the picture in docs/architecture.md is what
 * there is. `npm run structure:draw` draws it anew.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, type ICruiseResult } from 'dependency-cruiser'
import { cruiseSources } from './cruise.ts'
import { folderPicture } from './folder-picture.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'

const PAGE = join(repoRoot, 'docs/architecture.md')
const BETWEEN =
  /(?<=<!-- written by npm run structure:draw -->\n).*(?=<!-- end of what npm run structure:draw writes -->)/s

await runScript(async () => {
  const result = await cruiseSources(repoRoot)
  const page = await readFile(PAGE, 'utf8')
  if (!BETWEEN.test(page)) throw new SetUpError(`${PAGE} has no place for the picture any more.`)
  const drawn = page.replace(BETWEEN, `\n${folderPicture(importsOf(result))}\n\n`)
  if (process.argv.includes('--draw')) {
    await writeFile(PAGE, drawn)
    return 0
  }
  const { output, exitCode } = await format(result, { outputType: 'err-long' })
  console.log(output)
  if (drawn === page) return exitCode
  console.error('docs/architecture.md shows another picture: npm run structure:draw')
  return 1
})

function importsOf({ modules }: ICruiseResult) {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved, dependencyTypes }) => ({
      from: source,
      to: resolved,
      isType: dependencyTypes.includes('type-only'),
    })),
  )
}
