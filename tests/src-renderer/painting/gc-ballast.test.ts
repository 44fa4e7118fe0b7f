import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const USE = join(import.meta.dirname, 'gc-ballast-use.ts')

// That it takes no memory is seen in the program itself, by the endurance tests: Node has another allocator than Electron.
test('what was received is counted, and of much only a part is held', async () => {
  const args = ['--import', 'tsx', USE]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { counted, held } = JSON.parse(stdout) as { counted: number; held: number }
  expect(counted).toBeGreaterThanOrEqual(48)
  expect(held).toBeLessThan(1024)
})
