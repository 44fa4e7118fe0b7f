/** Starts programs in network namespaces of Linux. */

export const IP = '/sbin/ip'

/** The program and the arguments that start it there; where this program is, without a namespace. */
export function inNamespace(
  namespace: string | undefined,
  program: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  if (namespace === undefined) return [program, args]
  return [IP, ['netns', 'exec', namespace, program, ...args]]
}
