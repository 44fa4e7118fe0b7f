/**
 * `npm run structure`: checks the rules of `.dependency-cruiser.js`, and that the diagram in docs/architecture.md is up to date.
 * `npm run structure:draw` redraws it.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, type ICruiseResult } from 'dependency-cruiser'
import { cruiseSources } from './cruise.ts'
import { folderDiagram } from './folder-diagram.ts'
import { repoRoot } from './paths.ts'
import { runScript, SetUpError } from './set-up-error.ts'

const PAGE = join(repoRoot, 'docs/architecture.md')
const BETWEEN =
  /(?<=<!-- written by npm run structure:draw -->\n).*(?=<!-- end of what npm run structure:draw writes -->)/s

await runScript(async () => {
  const result = await cruiseSources(repoRoot)
  const page = await readFile(PAGE, 'utf8')
  if (!BETWEEN.test(page)) throw new SetUpError(`${PAGE} has no place for the diagram.`)
  const drawn = page.replace(BETWEEN, `\n${folderDiagram(importsOf(result))}\n\n`)
  if (process.argv.includes('--draw')) {
    await writeFile(PAGE, drawn)
    return 0
  }
  const { output, exitCode } = await format(result, { outputType: 'err-long' })
  console.log(output)
  if (drawn === page) return exitCode
  console.error('The diagram in docs/architecture.md is out of date: npm run structure:draw')
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
