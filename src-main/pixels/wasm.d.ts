/** What `scripts/assemblyscript.ts` makes of an import. */
declare module '*.as.ts?wasm' {
  /** @returns what the new instance exports */
  const instantiate: () => unknown
  export default instantiate
}
