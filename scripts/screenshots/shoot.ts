/** How a screenshot is taken: one for the guide, or one in each size and theme. */
import { join } from 'node:path'
import { repoRoot } from '../paths.ts'
import { resize, WINDOW, type Studio } from './run.ts'

/** JPEG, because the cameras' noise would make a PNG of a megabyte. At this quality text is sharp. */
const QUALITY = 88
/** Longer than the animations of tiles, the sheet and controls. */
const MOVED_MS = 1000
/** Until all tiles have a picture of their new size. */
const RESIZED_MS = 600
/** Until the wall has its new ground. */
const THEMED_MS = 200

/** The smallest that is common, the guide's, and a wall's. */
const SIZES = [{ width: 640, height: 480 }, WINDOW, { width: 1920, height: 1080 }]
const SCHEMES = ['dark', 'light'] as const

/** For the guide. */
export const shootForGuide: Studio['shoot'] = async ({ page }, name, prepare) => {
  const path = `docs/images/${name}.jpg`
  await page.mouse.move(0, 0) // Tiles under the pointer show their controls.
  await prepare?.()
  await page.waitForTimeout(MOVED_MS)
  await page.screenshot({ path: join(repoRoot, path), quality: QUALITY, scale: 'css' })
  console.log(path)
}

/** In every size, in light and in dark; the theme must be the system's. Then the window is as it was. */
export function shootIn(folder: string): Studio['shoot'] {
  return async (shown, name, prepare) => {
    const { page } = shown
    for (const size of SIZES) {
      await resize(shown, size)
      await prepare?.()
      await page.waitForTimeout(RESIZED_MS)
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(THEMED_MS)
        const path = join(folder, `${name}-${size.width}-${colorScheme}.jpg`)
        await page.screenshot({ path, quality: QUALITY, scale: 'css' })
      }
    }
    await page.emulateMedia({ colorScheme: null })
    await resize(shown, WINDOW)
    console.log(name)
  }
}
