/** What a release says of itself, and how GitHub is told. Pure. */
import { SetUpError } from './set-up-error.ts'

/**
 * The changelog's text for a version, without its heading.
 *
 * @throws SetUpError when it has none
 */
export function notesOf(changelog: string, version: string): string {
  const section = changelog
    .split(/^## /m)
    .find((part) => part.startsWith(`${version} `) || part.startsWith(`${version}\n`))
  const notes = section?.slice(section.indexOf('\n')).trim() ?? ''
  if (notes !== '') return notes
  throw new SetUpError(
    `CHANGELOG.md tells nothing of ${version}: give what is under Unreleased the heading ## ${version}.`,
  )
}

export interface Release {
  readonly tag: string
  readonly version: string
  readonly notes: string
  readonly files: readonly string[]
}

/** For GitHub's `gh`. A draft, so that a person tries the installers before anybody is offered them. */
export function releaseArguments({ tag, version, notes, files }: Release): readonly string[] {
  const told = ['--title', `Camwall ${version}`, '--notes', notes]
  return ['release', 'create', tag, '--draft', '--verify-tag', ...told, ...files]
}
