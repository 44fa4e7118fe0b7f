/**
 * `npm run audit`: fails on a known high or critical vulnerability of anything that ships, Electron and what is built in
 * among it. Those of what builds and tests are told, and fail nothing. Needs the network.
 */
import { graveFindings, type AuditReport, type Finding } from './advisories.ts'
import { capture } from './capture.ts'
import { npmCommand } from './npm.ts'
import { runScript, SetUpError } from './set-up-error.ts'
import { shippedPackages } from './shipped.ts'

await runScript(async () => {
  // From the lockfile: the same on every system, whatever is installed there.
  const npm = npmCommand(['audit', '--json', '--package-lock-only'], process.env)
  const { stdout, failure } = await capture(npm.command, npm.args)
  const shipped = new Set((await shippedPackages()).map(({ name }) => name))
  const found = graveFindings(reportOf(stdout, failure), shipped)
  for (const one of found.others) console.log(`Does not ship: ${lineOf(one)}`)
  for (const one of found.shipped) console.error(`Ships: ${lineOf(one)}`)
  const count = found.shipped.length
  console.log(
    `Known high or critical vulnerabilities in the ${shipped.size} packages that ship: ${count}.`,
  )
  return count === 0 ? 0 : 1
})

/** npm ends with 1 when it found something, and when it found nothing out. */
function reportOf(stdout: string, failure: string): AuditReport {
  try {
    const answer = JSON.parse(stdout) as Partial<AuditReport> & { readonly message?: string }
    if (answer.vulnerabilities !== undefined) return { vulnerabilities: answer.vulnerabilities }
    throw new Error(answer.message ?? failure)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new SetUpError(`npm could not ask for known vulnerabilities: ${why}\nTry again later.`)
  }
}

function lineOf({ name, severity, title, url }: Finding): string {
  return `${name}: ${severity}: ${title} (${url})`
}
