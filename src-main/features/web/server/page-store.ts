/** The files of the page, read once: nothing else of the disk can be asked for. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { MEDIA_TYPES, policyFor } from '../../../app/page-files.ts'

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly policy: string
  /** Its name has a hash of its content. */
  readonly isImmutable: boolean
}

/** By path, with a leading slash. */
export type PageStore = ReadonlyMap<string, PageFile>

/** @param folder - that of the built page; without it, no page is served */
export async function readPages(folder: string): Promise<PageStore> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const pages = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    const type = MEDIA_TYPES[extname(name)]
    if (type === undefined) return []
    const url = `/${relative(folder, path).split(sep).join('/')}`
    const bytes = new Uint8Array(await readFile(path))
    const isImmutable = url.startsWith('/assets/')
    return [[url, { bytes, type, policy: policyFor(url), isImmutable }]] as const
  })
  return new Map((await Promise.all(pages)).flat())
}
