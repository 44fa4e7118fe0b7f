/** The names that a person gave cameras. */
import { MAX_TILES } from '../../contract/limits.ts'
import { showable } from '../../receive/imagezmq/showable.ts'
import { MAX_ALIAS_LENGTH, type Alias } from './contract.ts'

/**
 * An empty alias, or the camera's own name, removes it. Beyond as many cameras as have tiles, those that were renamed longest
 * ago have their own names again.
 */
export function withAlias(
  aliases: readonly Alias[],
  camera: string,
  typed: string,
): readonly Alias[] {
  const alias = showable(typed, MAX_ALIAS_LENGTH)
  const others = aliases.filter((other) => other.camera !== camera)
  return alias === '' || alias === camera
    ? others
    : [...others, { camera, alias }].slice(-MAX_TILES)
}
