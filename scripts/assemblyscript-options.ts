/** No runtime: the code allocates no objects, so it needs no garbage collector and cannot throw. */
export const ASSEMBLYSCRIPT_OPTIONS = [
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--noAssert',
  '--enable',
  'simd',
]
