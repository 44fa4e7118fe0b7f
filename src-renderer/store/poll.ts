/**
 * Asks again and again, each time a while after the answer to the last request, until the returned function is called. An
 * answer that comes after that is not taken.
 *
 * @param pause - in milliseconds
 * @param firstPause - the one after the first answer
 */
export function poll<Result>(
  ask: () => Promise<Result>,
  take: (result: Result) => void,
  pause: number,
  firstPause = pause,
): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const repeat = async (next: number): Promise<void> => {
    const result = await ask()
    if (isOver) return
    timer = setTimeout(() => void repeat(pause), next)
    take(result) // It may end this.
  }
  void repeat(firstPause)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
