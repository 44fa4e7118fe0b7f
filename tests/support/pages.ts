/** Parses the documentation pages (README, docs/ and others) for the tests that check them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repoRoot } from '../../scripts/paths.ts'

export interface Page {
  /** The path from the repository's root, with `/`. */
  readonly path: string
  readonly text: string
  /** The text without code blocks. */
  readonly prose: string
  readonly fences: readonly Fence[]
}

export interface Fence {
  readonly language: string
  readonly text: string
}

const FENCE = /^ *```(\w*)\n(.*?)^ *```$/gms

export async function readPages(): Promise<Page[]> {
  const isPage = (name: string) => name.endsWith('.md')
  const folders = await Promise.all([
    readdir(repoRoot).then((names) => names.filter(isPage)),
    readdir(join(repoRoot, 'docs')).then((names) =>
      names.filter(isPage).map((name) => `docs/${name}`),
    ),
  ])
  return Promise.all(folders.flat().map(readPage))
}

export async function readPage(path: string): Promise<Page> {
  const text = await readFile(join(repoRoot, path), 'utf8')
  const fences = [...text.matchAll(FENCE)].map(([, language = '', code = '']) => ({
    language,
    text: code,
  }))
  return { path, text, prose: text.replaceAll(FENCE, ''), fences }
}

/** A heading's anchor on GitHub: lower case, no punctuation, hyphens for spaces. */
export function anchorsOf({ prose }: Page): string[] {
  const seen = new Map<string, number>()
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = words.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

/** The rows of the table below a heading, without its header row; each is a list of cells. */
export function tableUnder({ text }: Page, heading: string): string[][] {
  const section = text.split(/^#{1,6} /m).find((part) => part.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`There is no heading “${heading}”.`)
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
