/**
 * `npm run audit`: fails on a known high or critical vulnerability of a shipped package, including Electron and bundled
 * packages. Vulnerabilities of packages for building and testing are only printed. Needs the network.
 */
import { messageOf } from '../src-main/lib/message-of.ts'
import { severeFindings, type AuditReport, type Finding } from './advisories.ts'
import { capture } from './capture.ts'
import { npmCommand } from './npm.ts'
import { runScript, SetUpError } from './set-up-error.ts'
import { shippedPackages } from './shipped.ts'

await runScript(async () => {
  // From the lockfile, so that the result is the same on every system.
  const npm = npmCommand(['audit', '--json', '--package-lock-only'], process.env)
  const { stdout, failure } = await capture(npm.command, npm.args)
  const shipped = new Set((await shippedPackages()).map(({ name }) => name))
  const found = severeFindings(reportOf(stdout, failure), shipped)
  for (const one of found.notShipped) console.log(`Does not ship: ${lineOf(one)}`)
  for (const one of found.shipped) console.error(`Ships: ${lineOf(one)}`)
  const count = found.shipped.length
  console.log(
    `Known high or critical vulnerabilities in the ${shipped.size} packages that ship: ${count}.`,
  )
  return count === 0 ? 0 : 1
})

/** npm exits with 1 both when it found vulnerabilities and when the request failed. */
function reportOf(stdout: string, failure: string): AuditReport {
  try {
    const answer = JSON.parse(stdout) as Partial<AuditReport> & { readonly message?: string }
    if (answer.vulnerabilities !== undefined) return { vulnerabilities: answer.vulnerabilities }
    throw new Error(answer.message ?? failure)
  } catch (error) {
    const why = messageOf(error)
    throw new SetUpError(`npm could not fetch known vulnerabilities: ${why}\nTry again later.`)
  }
}

function lineOf({ name, severity, title, url }: Finding): string {
  return `${name}: ${severity}: ${title} (${url})`
}
