/** Places that wait for their cameras, the hotspot, and a template of one's own, with real senders, by keyboard and panel. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clickMenu, expect, needsPython, test } from './camwall.ts'
import { expectColour, namesInOrder, tile, tiles } from './tiles.ts'

needsPython()

const CAMERAS = ['Barn', 'Gate']
const WALL = {
  version: 3,
  layouts: [
    {
      ...{ id: 'l1', name: 'Doors', cameras: { by: 'hand' } },
      tiles: CAMERAS.map((camera, index) => ({ id: `t${index + 1}`, camera })),
    },
  ],
}
const SHADES = { Barn: [60, 60, 60], Gate: [120, 60, 60] } as const

test('a missing camera has a place that becomes its tile; a place follows the selection; an arrangement becomes a template', async ({
  stage,
}) => {
  const config = join(stage.folder, 'wall.json')
  await writeFile(config, JSON.stringify(WALL))
  const wall = await stage.start('--config', config)
  const { page, address } = wall
  const send = (name: keyof typeof SHADES) =>
    stage.senders([
      { ...{ name, kind: 'jpg', mode: 'req-rep', address, fps: 5 }, colour: [...SHADES[name]] },
    ])
  const missing = page.locator('[data-state="missing"]')

  await expect(missing).toHaveCount(2)
  await expect(tile(page, 'Gate')).toContainText('Missing since')
  await page.keyboard.press('Control+l')
  await page.getByRole('textbox', { name: 'Add cameras by name' }).fill('Yard')
  await page.getByRole('button', { name: 'Keep a place for “Yard”' }).click()
  await expect(missing).toHaveCount(3)
  await page.keyboard.press('Escape')
  send('Barn')
  await expect(missing).toHaveCount(2)

  // Moved, removed and brought back like any tile.
  await tile(page, 'Gate').click()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => namesInOrder(page)).toEqual(['Gate', 'Barn', 'Yard'])
  await tile(page, 'Yard').focus()
  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(tiles(page)).toHaveCount(3)

  // The camera comes while its place has the focus.
  await tile(page, 'Gate').focus()
  send('Gate')
  await expect(tile(page, 'Gate')).toHaveAttribute('data-state', 'live')
  await expect(tile(page, 'Gate')).toBeFocused()
  await expectColour(page, 'Gate', [0.25, 0.25], [60, 60, 120])
  await expect.poll(() => namesInOrder(page)).toEqual(['Gate', 'Barn', 'Yard'])

  // The hotspot is before the tile, and shows what the arrow keys go to.
  await page.keyboard.press('Shift+O')
  const hotspot = page.locator('[data-hotspot]')
  await expect(hotspot).toHaveAccessibleName('Selected camera: Gate')
  await tile(page, 'Barn').focus()
  await expect(hotspot).toHaveAccessibleName('Selected camera: Barn')
  await expect.poll(() => namesInOrder(page)).toEqual(['Barn', 'Gate', 'Barn', 'Yard'])

  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Save as template…' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('One and three')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: '2 × 2' }).check()
  await page.getByRole('radio', { name: 'One and three' }).check()
  await expect(page.locator('.wall-overlay')).toHaveAttribute('data-kind', 'own')
  await clickMenu(wall, 'rename-template')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Doors')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Doors' })).toBeChecked()

  const { windows } = await wall.quit()
  const places = windows[0]?.tiles ?? []
  expect(places).toMatchObject([
    { id: 't1', camera: 'Barn' },
    { id: 't2', camera: 'Gate' },
    { id: 't3', camera: 'Yard', isAbsent: true },
    { id: 't4', camera: 'Barn', isHotspot: true },
  ])
  const areas = places.map(({ width, height }) => width * height)
  expect(areas[3]).toBeGreaterThan(3 * Math.max(...areas.slice(0, 3)))
  const path = join(stage.folder, 'user-data', 'settings.json')
  const kept = JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>>
  expect(kept).toMatchObject({
    templates: [{ name: 'Doors' }],
    sightings: [{ camera: 'Barn' }, { camera: 'Gate' }],
  })
})
