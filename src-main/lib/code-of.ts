/** The `code` of an error from Node, libzmq or electron-updater (`ENOENT`, …); `undefined` if it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
