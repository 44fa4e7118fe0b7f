/** `npm run schema`: writes docs/camwall.schema.json. */
import { writeFile } from 'node:fs/promises'
import { jsonText } from '../src-main/lib/json-text.ts'
import { WALL_FILE_SCHEMA, wallFileJsonSchema } from './wall-file-schema.ts'

await writeFile(WALL_FILE_SCHEMA, jsonText(wallFileJsonSchema()))
