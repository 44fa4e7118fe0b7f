/** Comma-separated values for spreadsheets, as in RFC 4180. */

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet takes a cell that begins with one of these for a formula, and a camera's name is what its sender says. */
const FORMULA = /^[=+\-@\t\r]/

export function csvCell(cell: string): string {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
