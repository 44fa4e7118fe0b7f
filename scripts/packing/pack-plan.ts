/** What `npm run package` is asked for, from its arguments, and what follows from that. */
import { SetUpError } from '../set-up-error.ts'

/** `test`: for this computer, on the Electron that is at hand. `inspectable`: Playwright can drive it, too. */
export type PackageKind = 'release' | TestKind
/** A package that nobody may take for a release. */
export type TestKind = 'test' | 'inspectable'

/** @throws SetUpError for anything but nothing, `--release` or `--inspectable` */
export function planPackage(args: readonly string[]): PackageKind {
  if (args.length === 0) return 'test'
  if (args.length === 1 && args[0] === '--release') return 'release'
  if (args.length === 1 && args[0] === '--inspectable') return 'inspectable'
  throw new SetUpError(
    `npm run package takes nothing, --release or --inspectable. It got: ${args.join(' ')}`,
  )
}

/**
 * The version that is packed. A package that is no release says so in it, and with that in its
 * file's name, in `--version` and in About; and every release counts as newer.
 */
export function packedVersion(kind: PackageKind, version: string): string {
  return kind === 'release' ? version : `${version}-${kind}`
}

/** What tar is told, to pack a folder in `place` under a name that says what it is. */
export function tarArguments(place: string, folder: string, name: string): readonly string[] {
  return [
    ...['--create', '--gzip', '--file', `${place}/${name}.tar.gz`, '--directory', place],
    ...['--owner=0', '--group=0', '--numeric-owner', '--sort=name'],
    // It tells the updater that a deb is installed.
    '--exclude=package-type',
    `--transform=s,^${folder},${name},`,
    folder,
  ]
}
