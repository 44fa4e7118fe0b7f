/** Snapshots of real senders: files with the bytes that were sent, in the chosen folder, and the clipboard. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { toBgr } from '../support/bgr.ts'
import { PythonProgram } from '../support/python.ts'
import { expect, needsPython, test, type Wall } from './camwall.ts'
import { chooseNext } from './dialogs.ts'
import { notice, openNotices } from './notices.ts'
import { topicsOf } from './state.ts'
import { tile } from './tiles.ts'

needsPython()

interface Sent {
  readonly name: string
  readonly sha256: string
}

test('snapshots have the sender’s own bytes, and are not lost when the folder is', async ({
  stage,
}) => {
  const wall = await stage.start()
  const { page } = wall
  const senders = new PythonProgram<Sent>('known_senders.py', [wall.address])
  const folder = join(stage.folder, 'snapshots')
  await mkdir(folder)
  try {
    await senders.until((lines) => lines.length === 5)
    await expect(tile(page, 'heat')).toBeVisible()

    await test.step('a folder is chosen in the settings', async () => {
      await chooseNext(wall, folder)
      await page.keyboard.press('Control+,')
      const settings = page.getByRole('group', { name: 'Snapshots' })
      await settings.getByRole('button', { name: 'Choose folder' }).click()
      await expect(settings.locator('.folder-field output')).toHaveText(folder)
      await page.keyboard.press('Escape')
    })

    await test.step('all at one moment, by a key', async () => {
      await tile(page, 'jpg').focus()
      await page.keyboard.press('Shift+p')
      await expect(notice(page, `5 pictures in ${folder}`)).toBeVisible()
      const files = await readdir(folder)
      expect(files.map((file) => file.replace(/ .*[.]/, '.')).toSorted()).toEqual([
        'bgr.png',
        'depth.png',
        'heat.npy',
        'jpg.jpg',
        'png.png',
      ])
      for (const { name, sha256 } of senders.lines) {
        const file = files.find((each) => each.startsWith(name)) ?? ''
        expect(file).toMatch(/ \d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}[+-]\d{4}\./)
        const bytes = bytesAsSent(name, await readFile(join(folder, file)))
        expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sha256)
      }
    })

    await test.step('of one tile, which is shown in its folder', async () => {
      await tile(page, 'png').focus()
      await page.keyboard.press('p')
      await expect(notice(page, /Snapshot: .*png .* \(2\)[.]png/)).toBeVisible()
      const shown = wall.app.evaluate(
        ({ shell }) =>
          new Promise<string>((resolve) => {
            shell.showItemInFolder = resolve
          }),
      )
      await openNotices(page)
      await page.getByRole('button', { name: 'Show in folder' }).click()
      expect(await shown).toMatch(/png .* \(2\)[.]png$/)
      await page.keyboard.press('Escape')
    })

    await test.step('the clipboard has the picture as it is shown', async () => {
      await tile(page, 'jpg').focus()
      await page.keyboard.press('r')
      await expect.poll(async () => (await topicsOf(page)).turns).toHaveLength(1)
      await page.keyboard.press('Control+Shift+c')
      await expect.poll(() => clipboardSize(wall)).toEqual({ width: 48, height: 65 })
    })

    await test.step('what cannot be written waits, and is written to another folder', async () => {
      await rm(folder, { recursive: true })
      await tile(page, 'depth').focus()
      await page.keyboard.press('p')
      await expect(
        page.getByText(`1 picture could not be written: ${folder} is not there.`).first(),
      ).toBeVisible()
      const other = join(stage.folder, 'other')
      await mkdir(other)
      await chooseNext(wall, other)
      await openNotices(page)
      await page.locator('.snapshot-acts').getByRole('button', { name: 'Choose folder' }).click()
      await expect.poll(() => readdir(other)).toEqual([expect.stringMatching(/^depth .*[.]png$/)])
    })
  } finally {
    await senders.kill()
  }
  await wall.quit()
})

/** A file's picture as OpenCV had it: of PNGs of arrays the values, in their order. */
function bytesAsSent(name: string, file: Buffer): Uint8Array {
  if (name === 'heat') return file.subarray(file.indexOf('\n') + 1)
  if (name !== 'bgr' && name !== 'depth') return file
  const { data, channels } = decode(file)
  if (channels === 1) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return toBgr(data)
}

/** Of the picture on the clipboard. The older clipboard of Electron's stand-in has no `read`, but `readImage`. */
function clipboardSize({ app }: Wall): Promise<{ width: number; height: number }> {
  return app.evaluate(async ({ clipboard, nativeImage }) => {
    const older = clipboard as { readImage?: () => Electron.NativeImage }
    if (older.readImage !== undefined) return older.readImage().getSize()
    const [item] = await clipboard.read()
    const png = await item?.getType('image/png')
    if (!(png instanceof Blob)) return { width: 0, height: 0 }
    return nativeImage.createFromBuffer(Buffer.from(await png.arrayBuffer())).getSize()
  })
}
