/**
 * `npm run release -- TAG`: creates a draft release on GitHub with all files of `dist/`. A person publishes it. In GitHub
 * Actions the tag is read from the environment.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runForeground } from './foreground.ts'
import { isOnPath } from './machine.ts'
import { distDir, repoRoot } from './paths.ts'
import { releaseFiles } from './release-files.ts'
import { notesOf, releaseArguments } from './release-notes.ts'
import { runScript, SetUpError } from './set-up-error.ts'
import { readManifest } from './shipped.ts'

await runScript(async () => {
  const tag = process.argv[2] ?? process.env['GITHUB_REF_NAME'] ?? ''
  const { version } = await readManifest()
  if (tag !== `v${version}`)
    throw new SetUpError(
      `The tag is “${tag}”, but package.json has version ${version}: make them agree.`,
    )
  const notes = notesOf(await readFile(join(repoRoot, 'CHANGELOG.md'), 'utf8'), version)
  const files = (await releaseFiles()).map((name) => join(distDir, name))
  if (!(await isOnPath('gh')))
    throw new SetUpError('GitHub’s gh is not installed. See https://cli.github.com.')
  return runForeground('gh', releaseArguments({ tag, version, notes, files }), {
    cwd: repoRoot,
    env: process.env,
    signalTo: 'group',
  })
})
