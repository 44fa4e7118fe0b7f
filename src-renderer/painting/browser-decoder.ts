/** Decodes by the browser's decoders: all formats, JPEG at two to three times the cost of our own decoder. */
import type { EncodedFormat, EncodedPicture, PictureNeed } from '../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize } from '../../src-main/pixels/divisor.ts'
import { partOfPixels, pixelsOfPart, wholeSize } from '../../src-main/pixels/part.ts'
import type { PackedPixels, Pixels } from '../../src-main/pixels/pixels.ts'
import type { Buffers } from './buffers.ts'

/**
 * Owns the bytes of the picture from now on. Rejects when they are not a complete picture.
 *
 * The bytes are copied for ImageDecoder. If their buffer is transferred to it, it reads on behind them to the end of the
 * buffer, and completes a cut picture with what another frame left there.
 *
 * @param need - a JPEG that is much larger is decoded at a fraction of its size
 */
export async function decodeByBrowser(
  picture: EncodedPicture,
  body: Uint8Array<ArrayBuffer>,
  need: PictureNeed,
  buffers: Buffers,
): Promise<Pixels> {
  const type = `image/${picture.format}`
  // ImageDecoder ignores the EXIF orientation; createImageBitmap applies it.
  if (picture.turned !== undefined || !(await canDecode(picture.format)))
    return decodeBitmap(body, type)
  const divisor = picture.format === 'jpeg' ? decodeDivisor(picture, wholeSize(need)) : 1
  const { width, height } = decodedSize(picture, divisor)
  const decoder = new ImageDecoder({
    type,
    data: body,
    preferAnimation: false,
    ...(divisor === 1 ? {} : { desiredWidth: width, desiredHeight: height }),
  })
  buffers.giveBack(body)
  try {
    const { image } = await decoder.decode()
    try {
      return await readPixels(image, need, buffers)
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

/** The chroma of a picture may have half of its columns and rows: only even ones can be its edges. */
const EDGE_STEP = 2

async function readPixels(
  image: VideoFrame,
  { part }: PictureNeed,
  buffers: Buffers,
): Promise<PackedPixels> {
  const { width, height } = image.visibleRect ?? { width: 0, height: 0 }
  const pixels = part === undefined ? undefined : pixelsOfPart(part, { width, height }, EDGE_STEP)
  const options: VideoFrameCopyToOptions = {
    format: 'RGBA',
    colorSpace: 'srgb',
    ...(pixels === undefined ? {} : { rect: pixels }),
  }
  const data = buffers.take(image.allocationSize(options))
  await image.copyTo(data, options)
  if (pixels === undefined) return { kind: 'packed', width, height, data, order: 'rgba' }
  return {
    kind: 'packed',
    width: pixels.width,
    height: pixels.height,
    data,
    order: 'rgba',
    part: partOfPixels(pixels, { width, height }),
  }
}

/** For formats that ImageDecoder does not support, and for EXIF orientations. */
async function decodeBitmap(body: Uint8Array<ArrayBuffer>, type: string): Promise<PackedPixels> {
  const bitmap = await createImageBitmap(new Blob([body], { type }))
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('The canvas to read the picture from has no 2D context.')
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  return { kind: 'packed', width, height, data: new Uint8Array(data.buffer), order: 'rgba' }
}

const decodable = new Map<EncodedFormat, Promise<boolean>>()

/** Whether ImageDecoder (WebCodecs) supports the format: it costs half of `createImageBitmap`. */
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
