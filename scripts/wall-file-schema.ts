/** The JSON schema of the file with all settings and layouts, for editors and other programs. */
import { join } from 'node:path'
import { z } from 'zod'
import { wallFileSchema } from '../src-main/app/settings/wall-file.ts'
import { wallFileForm } from '../src-main/features/sections.ts'
import { repoRoot } from './paths.ts'

export const WALL_FILE_SCHEMA = join(repoRoot, 'docs/camwall.schema.json')

/** Made from the schemas with which Camwall itself checks such a file. */
export function wallFileJsonSchema(): object {
  return {
    title: 'Settings and layouts of Camwall',
    ...z.toJSONSchema(wallFileSchema(wallFileForm), { io: 'input' }),
  }
}
