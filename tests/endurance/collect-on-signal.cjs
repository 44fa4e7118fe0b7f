/** Loaded into a program by `kept-memory.ts`, with `--expose-gc`: collects garbage at SIGUSR2. */
process.on('SIGUSR2', () => globalThis.gc())
