/** What of npm's bill of materials is in Camwall: npm cannot tell what ships from what builds it. Pure. */

/** CycloneDX, as far as it matters here; the rest is passed on as it is. */
export interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

export interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
}

/** @throws when the bill lacks a package that ships */
export function materialsOf(
  bill: Bill,
  shipped: readonly Pick<Component, 'name' | 'version'>[],
): Bill {
  const components = shipped.map(({ name, version }) => {
    const found = bill.components.find((one) => one.name === name && one.version === version)
    if (found === undefined) throw new Error(`npm's bill of materials lacks ${name} ${version}.`)
    return found
  })
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
