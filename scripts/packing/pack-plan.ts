/** Parses the arguments of `npm run package` and derives the version and the archive's arguments. */
import { SetUpError } from '../set-up-error.ts'

/** `test`: for this computer, with the available Electron. `inspectable`: the same, and Playwright can drive it. */
export type PackageKind = 'release' | TestKind
/** A package that must not be mistaken for a release. */
export type TestKind = 'test' | 'inspectable'

/** @throws SetUpError for arguments other than none, `--release` or `--inspectable` */
export function planPackage(args: readonly string[]): PackageKind {
  if (args.length === 0) return 'test'
  if (args.length === 1 && args[0] === '--release') return 'release'
  if (args.length === 1 && args[0] === '--inspectable') return 'inspectable'
  throw new SetUpError(
    `npm run package takes nothing, --release or --inspectable. It got: ${args.join(' ')}`,
  )
}

/**
 * The version that is packed. A test package has a suffix, which is visible in the file's name, in
 * `--version` and in About; every release counts as newer.
 */
export function packedVersion(kind: PackageKind, version: string): string {
  return kind === 'release' ? version : `${version}-${kind}`
}

/** The arguments with which tar packs a folder in `place` under a new name. */
export function tarArguments(place: string, folder: string, name: string): readonly string[] {
  return [
    ...['--create', '--gzip', '--file', `${place}/${name}.tar.gz`, '--directory', place],
    ...['--owner=0', '--group=0', '--numeric-owner', '--sort=name'],
    // The updater reads from this file that a deb is installed.
    '--exclude=package-type',
    `--transform=s,^${folder},${name},`,
    folder,
  ]
}
