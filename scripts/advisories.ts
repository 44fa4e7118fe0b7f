/** What of npm's audit concerns Camwall's users: npm cannot tell what ships from what builds. Pure. */

/** The output of `npm audit --json` (report version 2), as far as it matters here. */
export interface AuditReport {
  readonly vulnerabilities: Readonly<Record<string, Vulnerable>>
}

export interface Vulnerable {
  readonly name: string
  /** Advisories about the package itself, and the names of vulnerable packages that it depends on. */
  readonly via: readonly (Advisory | string)[]
}

export interface Advisory {
  readonly title: string
  readonly url: string
  readonly severity: string
}

/** One advisory about one package. */
export interface Finding extends Advisory {
  readonly name: string
}

const GRAVE: ReadonlySet<string> = new Set(['high', 'critical'])

/** The high and critical ones, about what is in `shipped` and about the rest, which builds and tests. */
export function graveFindings(
  { vulnerabilities }: AuditReport,
  shipped: ReadonlySet<string>,
): { readonly shipped: readonly Finding[]; readonly others: readonly Finding[] } {
  const grave = Object.values(vulnerabilities).flatMap(({ name, via }) =>
    via.flatMap((cause) =>
      typeof cause === 'string' || !GRAVE.has(cause.severity) ? [] : [{ ...cause, name }],
    ),
  )
  return {
    shipped: grave.filter(({ name }) => shipped.has(name)),
    others: grave.filter(({ name }) => !shipped.has(name)),
  }
}
