/** The module that `scripts/assemblyscript.ts` generates for an import. */
declare module '*.as.ts?wasm' {
  /** @returns the exports of the new instance */
  const instantiate: () => unknown
  export default instantiate
}
