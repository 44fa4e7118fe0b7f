/**
 * The attack by a process of its own, which gets only the CPU time that nothing else needs: real attackers have their own
 * computers.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { attack, type AttackCounts, type AttackPlan } from './attack.ts'

/**
 * Linux divides CPU time among sessions first, whatever the priorities of their processes: a process of low priority got as much
 * as all of Camwall. See "autogroup" in `sched(7)`; missing where that is turned off.
 */
const OWN_SESSION = '/proc/self/autogroup'

/** @throws Error if the process ends early */
export async function attackByOther(plan: AttackPlan): Promise<AttackCounts> {
  const child = fork(import.meta.filename, [JSON.stringify(plan)], { detached: true })
  const ended = once(child, 'exit').then(() => {
    throw new Error('The attacking process ended early.')
  })
  const [counts] = (await Promise.race([once(child, 'message'), ended])) as [AttackCounts]
  child.disconnect()
  return counts
}

const [, script, plan] = process.argv
if (script === import.meta.filename && plan !== undefined && process.send !== undefined) {
  process.on('disconnect', () => process.exit())
  const { PRIORITY_LOW } = constants.priority
  setPriority(PRIORITY_LOW)
  await writeFile(OWN_SESSION, String(PRIORITY_LOW)).catch(() => undefined)
  process.send(await attack(JSON.parse(plan) as AttackPlan))
}
