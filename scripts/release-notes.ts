/** The release notes of a version, and the arguments that create the GitHub release. Pure. */
import { SetUpError } from './set-up-error.ts'

/**
 * The changelog's text for a version, without its heading.
 *
 * @throws SetUpError if it has none
 */
export function notesOf(changelog: string, version: string): string {
  const section = changelog
    .split(/^## /m)
    .find((part) => part.startsWith(`${version} `) || part.startsWith(`${version}\n`))
  const notes = section?.slice(section.indexOf('\n')).trim() ?? ''
  if (notes !== '') return notes
  throw new SetUpError(
    `CHANGELOG.md has no section for ${version}: change the heading Unreleased to ## ${version}.`,
  )
}

export interface Release {
  readonly tag: string
  readonly version: string
  readonly notes: string
  readonly files: readonly string[]
}

/** The arguments of GitHub's `gh`. Creates a draft, so that a person can test the installers before they are published. */
export function releaseArguments({ tag, version, notes, files }: Release): readonly string[] {
  const texts = ['--title', `Camwall ${version}`, '--notes', notes]
  return ['release', 'create', tag, '--draft', '--verify-tag', ...texts, ...files]
}
