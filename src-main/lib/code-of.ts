/** The `code` by which Node, libzmq and electron-updater name what went wrong (`ENOENT`, …); `undefined` where there is none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
