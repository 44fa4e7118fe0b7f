/** Tiles with every kind of picture are turned and mirrored by menu and keys; the turn is saved for each camera. */
import { clickMenu, expect, needsPython, test, type Wall } from './camwall.ts'
import { expectColour, expectColours, tile, tiles, type Colour } from './tiles.ts'

needsPython()

const KINDS = ['jpg', 'png', 'bgr', 'bgra', 'gray'] as const
/** The lower right quarter of each sent picture is black. */
const BLACK: Colour = [0, 0, 0]
const GRAY: Colour = [100, 100, 100]

/** The position of the black quarter, for each camera. */
function expectBlackAt({ page }: Wall, x: number, y: number): Promise<void> {
  return expectColours(
    page,
    KINDS.flatMap((kind) => [
      [kind, x, y, BLACK],
      [kind, 1 - x, 1 - y, GRAY],
    ]),
  )
}

test('pictures of every kind are turned and mirrored, and stay so after a restart', async ({
  stage,
}) => {
  const wall = await stage.start()
  stage.senders(
    KINDS.map((kind) => ({
      name: kind,
      kind,
      colour: GRAY,
      mode: 'req-rep',
      address: wall.address,
    })),
  )
  await expect(tiles(wall.page)).toHaveCount(KINDS.length)
  await expectBlackAt(wall, 0.75, 0.75)
  await tile(wall.page, 'jpg').focus()
  await wall.page.keyboard.press('Control+a')

  await test.step('by key: turned right, the black quarter is at the lower left', async () => {
    await wall.page.keyboard.press('r')
    await expectBlackAt(wall, 0.25, 0.75)
    const box = await tile(wall.page, 'bgr').boundingBox()
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(3 / 4, 1)
  })
  await test.step('by the menu bar: mirrored, it is at the lower right', async () => {
    await clickMenu(wall, 'mirror')
    await expectBlackAt(wall, 0.75, 0.75)
  })
  await test.step('by key: turned left, it is at the upper right', async () => {
    await wall.page.keyboard.press('Shift+R')
    await expectBlackAt(wall, 0.75, 0.25)
  })
  await test.step('a single tile has its own turn', async () => {
    await wall.page.keyboard.press('Escape')
    await tile(wall.page, 'png').click()
    await wall.page.keyboard.press('r')
    await expectColour(wall.page, 'png', [0.75, 0.75], BLACK)
    await expectColour(wall.page, 'bgra', [0.75, 0.25], BLACK)
  })
  await wall.quit()

  const again = await stage.startAgain('--listen', wall.address)
  await expect(tiles(again.page)).toHaveCount(KINDS.length)
  await expectColour(again.page, 'png', [0.75, 0.75], BLACK)
  await expectColour(again.page, 'bgra', [0.75, 0.25], BLACK)
  await tile(again.page, 'png').focus()
  await again.page.keyboard.press('Control+a')
  await clickMenu(again, 'as-sent')
  await expectBlackAt(again, 0.75, 0.75)
})
