/** The names that a person gave cameras. */
import { withItems } from '../../app/wall/items-of-cameras.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import type { Alias } from './contract.ts'

/** An empty alias, or the camera's own name, removes it. */
export function withAlias(
  aliases: readonly Alias[],
  camera: string,
  typed: string,
): readonly Alias[] {
  const alias = showable(typed)
  return withItems(aliases, [camera], () =>
    alias === '' || alias === camera ? undefined : { camera, alias },
  )
}
