/** Reduces npm's bill of materials to the shipped packages; npm cannot distinguish them from build tools. Pure. */

/** The parts of CycloneDX that are used here; the rest is kept unchanged. */
export interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } }
  readonly components: readonly BillComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

export interface BillComponent {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
}

/** @throws Error if the bill lacks a shipped package */
export function materialsOf(
  bill: Bill,
  shipped: readonly Pick<BillComponent, 'name' | 'version'>[],
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
