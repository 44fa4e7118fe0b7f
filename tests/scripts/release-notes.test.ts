import { expect, test } from 'vitest'
import { notesOf, releaseArguments } from '../../scripts/release-notes.ts'

const CHANGELOG = `# Changelog

## Unreleased

### Added

- a thing to come

## 1.2.0 - 2026-11-23

### Fixed

- a fault

## 1.2.0-beta.1

- a try
`

test('the notes are the changelog’s section of the version', () => {
  expect(notesOf(CHANGELOG, '1.2.0')).toBe('### Fixed\n\n- a fault')
  expect(notesOf(CHANGELOG, '1.2.0-beta.1')).toBe('- a try')
})

test('a version without a section in the changelog is an error', () => {
  expect(() => notesOf(CHANGELOG, '1.3.0')).toThrow('change the heading Unreleased')
  expect(() => notesOf('## 1.3.0\n\n## 1.2.0\n- a fault\n', '1.3.0')).toThrow(
    'no section for 1.3.0',
  )
})

test('a release is a draft for an existing tag, with all files', () => {
  const files = ['dist/camwall.deb', 'dist/SHA256SUMS']
  const release = { tag: 'v1.2.0', version: '1.2.0', notes: '- a fault', files }
  expect(releaseArguments(release)).toEqual([
    ...['release', 'create', 'v1.2.0', '--draft', '--verify-tag'],
    ...['--title', 'Camwall 1.2.0', '--notes', '- a fault', ...files],
  ])
})
