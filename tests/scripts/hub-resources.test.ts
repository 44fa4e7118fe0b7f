/** The systemd unit by systemd's own check, and the container file by a linter. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { capture } from '../../scripts/capture.ts'
import { repoRoot } from '../../scripts/paths.ts'

const read = (path: string) => readFile(join(repoRoot, 'resources', path), 'utf8')

test.skipIf(!existsSync('/usr/bin/systemd-analyze'))(
  'systemd finds no fault in the unit (skipped without systemd)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'camwall-unit-'))
    try {
      const unit = join(folder, 'camwall-hub.service')
      // systemd checks that the program exists; Node may be elsewhere on this computer.
      const text = await read('systemd/camwall-hub.service')
      await writeFile(unit, text.replace('/usr/bin/node', process.execPath))
      const { ok, stdout, stderr } = await capture('systemd-analyze', ['verify', unit])
      expect(stdout + stderr).toBe('')
      expect(ok).toBe(true)
      await writeFile(unit, text.replace('DynamicUser', 'DynamicUsr'))
      const faulty = await capture('systemd-analyze', ['verify', unit])
      expect(faulty.stderr).toContain('DynamicUsr')
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)

test('the linter finds no fault in the container file', async () => {
  const text = await read('hub/Containerfile')
  expect(validate(text)).toEqual([])
  expect(validate(text.replace('FROM ', 'FORM '))).not.toEqual([])
})

test('the container runs as another user than root, and keeps what it writes in a volume', async () => {
  const text = await read('hub/Containerfile')
  expect(text).toMatch(/^USER node$/m)
  const folder = /CAMWALL_USER_DATA_DIR=(\S+)/.exec(text)?.[1] ?? ''
  expect(text).toContain(`VOLUME ${folder}\n`)
})

test('the unit and the container start what is in the tarball', async () => {
  expect(await read('systemd/camwall-hub.service')).toContain('node /opt/camwall/out/hub/hub.js')
  expect(await read('hub/Containerfile')).toContain('"node", "/opt/camwall/out/hub/hub.js"')
})
