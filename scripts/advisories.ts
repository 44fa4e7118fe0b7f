/** Separates the findings of npm's audit into shipped packages and build tools; npm cannot distinguish them. Pure. */

/** The parts of the output of `npm audit --json` (report version 2) that are used here. */
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

const SEVERE: ReadonlySet<string> = new Set(['high', 'critical'])

/** The high and critical findings: those about shipped packages, and those about packages for building and testing. */
export function severeFindings(
  { vulnerabilities }: AuditReport,
  shipped: ReadonlySet<string>,
): { readonly shipped: readonly Finding[]; readonly notShipped: readonly Finding[] } {
  const severe = Object.values(vulnerabilities).flatMap(({ name, via }) =>
    via.flatMap((cause) =>
      typeof cause === 'string' || !SEVERE.has(cause.severity) ? [] : [{ ...cause, name }],
    ),
  )
  return {
    shipped: severe.filter(({ name }) => shipped.has(name)),
    notShipped: severe.filter(({ name }) => !shipped.has(name)),
  }
}
