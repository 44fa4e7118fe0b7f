/** What SQLite's errors say. Source: “Result and Error Codes”, sqlite.org. */

/** Of a file that is damaged, or no database (SQLITE_CORRUPT, SQLITE_NOTADB). */
const DAMAGED: readonly unknown[] = [11, 26]
/** The lowest byte of a code tells what happened; the others tell more about it. */
const MAIN_CODE = 0xff

/** SQLite's main code; `undefined` for an error that is not SQLite's. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error && 'errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode & MAIN_CODE : undefined
}

/** Whether the file is damaged, or no database. */
export function isDamagedDatabase(error: unknown): boolean {
  return DAMAGED.includes(sqliteCodeOf(error))
}
