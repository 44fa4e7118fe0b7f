/** `--add-user` of the built hub, with a password from another program. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { USERS_FILE, WebUsers } from '../../src-main/features/web/users/web-users.ts'
import { closeAfterEach } from '../support/guarded-hub.ts'

const closing = closeAfterEach()

/** On Windows, the lock of a folder is not in it. */
test.skipIf(process.platform === 'win32')(
  'a password that comes by a pipe is waited for',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-user-'))
    closing.push(() => rm(folder, { recursive: true }))
    const hub = join(repoRoot, 'out/hub/hub.js')
    const adding = spawn(
      process.execPath,
      [hub, '--user-data-dir', folder, '--add-user', 'ann', '--user-rights', 'view'],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    )
    closing.push(() => void adding.kill('SIGKILL'))
    // When it answers on the lock of the folder, it has begun to read.
    const answerOfLock = async () => {
      const lock = (await readdir(folder)).find((name) => name.endsWith('.sock'))
      return lock === undefined ? '' : text(connect(join(folder, lock)))
    }
    await expect.poll(answerOfLock, { timeout: 20_000 }).not.toBe('')
    adding.stdin.end('correct horse\n')
    expect(await once(adding, 'exit')).toEqual([0, null])
    const users = await WebUsers.open(join(folder, USERS_FILE))
    expect(await users.isPassword('ann', 'correct horse')).toBe(true)
  },
)
