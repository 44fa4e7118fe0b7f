/** A pendulum in front of a wall: the example of README.md. */
import { lineInk } from '../../src/tools/canvas.ts'
import { downward, lit, rgb } from '../../src/tools/colour.ts'
import { Painting } from '../../src/tools/painting.ts'
import type { Compose, SceneKind, SceneParameters } from '../../src/tools/scene-kind.ts'
import { disc } from '../../src/tools/shapes.ts'

export const pendulum: SceneKind = {
  names: ['Pendulum', 'Clock hall'],
  grain: 1,
  create: createPendulum,
}

const WALLS = [rgb(0xd8cfbf), rgb(0xa9bcc8)] as const
const ROD = lineInk(rgb(0x4a4038))

function createPendulum({ width, height, seed, variant }: SceneParameters): Compose {
  // Once: the still picture, and a sprite of the bob.
  const wall = WALLS[variant % 2 === 0 ? 0 : 1]
  const painting = new Painting(width, height, height)
  painting.paint(undefined, downward(0, wall, 1, lit(wall, 0.6)))
  const picture = painting.toPicture()

  const bobPainting = new Painting(0.2 * height, 0.2 * height, height)
  bobPainting.paint(disc(0.1, 0.1, 0.09), rgb(0xc9a24a))
  const bob = bobPainting.toSprite()

  // For every frame: the still picture, then what moves.
  return (canvas, seconds) => {
    const angle = 0.4 * Math.sin(2 * seconds + seed)
    const x = width / 2 + 0.6 * height * Math.sin(angle)
    const y = height * (0.1 + 0.6 * Math.cos(angle))
    canvas.begin(picture)
    canvas.line(width / 2, 0.1 * height, x, y, 0.015 * height, ROD)
    canvas.blit(bob, x - bob.width / 2, y - bob.height / 2)
  }
}
