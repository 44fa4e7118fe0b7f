/** `npm run checksums`: writes SHA256SUMS for the files of a release, for `sha256sum --check`. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { distDir } from './paths.ts'
import { releaseFiles } from './release-files.ts'
import { runScript } from './set-up-error.ts'

const SUMS = 'SHA256SUMS'

await runScript(async () => {
  const lines: string[] = []
  for (const name of await releaseFiles()) {
    if (name === SUMS) continue
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(distDir, name)), hash)
    lines.push(`${hash.digest('hex')}  ${name}\n`)
  }
  await writeFile(join(distDir, SUMS), lines.join(''))
  console.log(`dist/${SUMS}: ${lines.length} files`)
  return 0
})
