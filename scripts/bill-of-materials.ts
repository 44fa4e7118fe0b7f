/** What of npm's bill of materials is in Camwall: npm cannot tell what is built in from what builds. Pure. */

/** CycloneDX, as far as it matters here; the rest is passed on as it is. */
export interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

export interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

/** npm's mark of what only development needs (`lib/utils/sbom-cyclonedx.js` of npm 11). */
const DEVELOPMENT = 'cdx:npm:package:development'

/** @param builtIn - names of development dependencies that are built into the program */
export function materialsOf(bill: Bill, builtIn: ReadonlySet<string>): Bill {
  const components = bill.components.filter(
    ({ name, properties = [] }) =>
      builtIn.has(name) || !properties.some((property) => property.name === DEVELOPMENT),
  )
  const kept = new Set(components.map((component) => component['bom-ref']))
  kept.add(bill.metadata.component['bom-ref'])
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...bill.metadata.component, name: 'camwall' } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((to) => kept.has(to)) })),
  }
}
