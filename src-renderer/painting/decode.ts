/** From a frame's bytes to pixels that the scaler takes. */
import type { EncodedFormat, FrameMessage, Size } from '../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize } from '../../src-main/pixels/divisor.ts'
import { i420, type Pixels, type Plane } from '../../src-main/pixels/pixels.ts'
import type { Buffers } from './buffers.ts'

export interface DecodedPicture {
  /** May be smaller than the picture is: a larger tile wants it again. */
  readonly pixels: Pixels
  /** To be given back with the picture. A raw array came with its frame, and nobody would take its memory again. */
  readonly borrowed?: ArrayBuffer
}

/** Takes over the frame's bytes. Rejects when they are no whole picture. */
export async function decodeFrame(
  { picture, fitted, body }: FrameMessage,
  tile: Size,
  buffers: Buffers,
): Promise<DecodedPicture> {
  if (fitted !== undefined) return { pixels: i420(fitted, body) }
  if (picture.kind === 'raw') {
    const { width, height, pixels: order } = picture
    return { pixels: { kind: 'packed', width, height, data: body, order } }
  }
  const type = `image/${picture.format}`
  // ImageDecoder gives the picture as it is stored; the page's own decoder turns it.
  if (picture.turned === true || !(await canDecode(picture.format)))
    return { pixels: await decodeBitmap(body, type) }

  const divisor = picture.format === 'jpeg' ? decodeDivisor(picture, tile) : 1
  const size = decodedSize(picture, divisor)
  const decoder = new ImageDecoder({
    type,
    data: body,
    transfer: [body.buffer],
    preferAnimation: false,
    ...(divisor === 1 ? {} : { desiredWidth: size.width, desiredHeight: size.height }),
  })
  try {
    const { image } = await decoder.decode()
    try {
      const pixels = await readPixels(image, buffers)
      return { pixels, borrowed: pixels.data.buffer }
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

/** How much smaller than luma the chroma planes are, as shifts. */
const CHROMA_SHIFTS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  I420: [1, 1],
  I422: [1, 0],
  I444: [0, 0],
}

async function readPixels(image: VideoFrame, buffers: Buffers): Promise<Pixels> {
  const { width, height } = image.visibleRect ?? image.codedRect ?? NO_SIZE
  const shifts = CHROMA_SHIFTS[image.format ?? '']
  if (shifts !== undefined && isJfif(image.colorSpace)) {
    const { data, planes } = await copyOut(image, buffers)
    const [luma, blue, red] = planes
    if (luma === undefined || blue === undefined || red === undefined)
      throw new Error(`A picture of format ${image.format} has ${planes.length} planes.`)
    const chromaWidth = (width + shifts[0]) >> shifts[0]
    const chromaHeight = (height + shifts[1]) >> shifts[1]
    return {
      kind: 'planar',
      width,
      height,
      data,
      chromaWidth,
      chromaHeight,
      planes: [luma, blue, red],
    }
  }
  // Scaled JPEGs come as BGRX. All else is rare, and left to the browser to convert.
  if (image.format === 'BGRX' || image.format === 'BGRA')
    return { kind: 'packed', width, height, order: 'bgra', ...(await copyOut(image, buffers)) }
  const options: VideoFrameCopyToOptions = { format: 'RGBA', colorSpace: 'srgb' }
  return {
    kind: 'packed',
    width,
    height,
    order: 'rgba',
    ...(await copyOut(image, buffers, options)),
  }
}

const NO_SIZE = { width: 0, height: 0 }

/** JFIF's colours (ITU-T T.871, 7): the scaler knows no others. */
function isJfif({ fullRange, matrix }: VideoColorSpace): boolean {
  return fullRange === true && (matrix === 'smpte170m' || matrix === 'bt470bg')
}

async function copyOut(
  image: VideoFrame,
  buffers: Buffers,
  options?: VideoFrameCopyToOptions,
): Promise<{ readonly data: Uint8Array<ArrayBuffer>; readonly planes: readonly Plane[] }> {
  const data = new Uint8Array(buffers.take(image.allocationSize(options)))
  return { data, planes: await image.copyTo(data, options) }
}

/** Formats that ImageDecoder does not know: the page's own decoder takes them. */
async function decodeBitmap(body: Uint8Array<ArrayBuffer>, type: string): Promise<Pixels> {
  const bitmap = await createImageBitmap(new Blob([body], { type }))
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('There is no canvas to read the picture from.')
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  return { kind: 'packed', width, height, data: new Uint8Array(data.buffer), order: 'rgba' }
}

const decodable = new Map<EncodedFormat, Promise<boolean>>()

/** WebCodecs' ImageDecoder costs half of `createImageBitmap`, where it knows the format. */
function canDecode(format: EncodedFormat): Promise<boolean> {
  const known = decodable.get(format)
  if (known !== undefined) return known
  const answer =
    typeof ImageDecoder === 'undefined'
      ? Promise.resolve(false)
      : ImageDecoder.isTypeSupported(`image/${format}`)
  decodable.set(format, answer)
  return answer
}
