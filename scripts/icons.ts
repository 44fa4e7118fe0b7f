/** `npm run icons`: draws resources/icons/ from resources/icon.svg. Run it when the drawing changes. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { repoRoot } from './paths.ts'

/** The sizes that desktops use, in pixels. */
export const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]

/** The path of the icon of one size. */
export function iconPath(size: number): string {
  return join(repoRoot, `resources/icons/${size}x${size}.png`)
}

/** The icon as PNG, `size` pixels wide and high. */
export async function drawIcon(size: number): Promise<Buffer> {
  const drawing = await readFile(join(repoRoot, 'resources/icon.svg'))
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

if (import.meta.filename === process.argv[1]) {
  await mkdir(join(repoRoot, 'resources/icons'), { recursive: true })
  for (const size of ICON_SIZES) await writeFile(iconPath(size), await drawIcon(size))
}
