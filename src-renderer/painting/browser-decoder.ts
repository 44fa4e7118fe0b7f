/** Pictures by the browser's own decoders: all formats, at two to three times the cost of ours for JPEGs. */
import type { EncodedFormat, EncodedPicture, Size } from '../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize } from '../../src-main/pixels/divisor.ts'
import type { PackedPixels, Pixels } from '../../src-main/pixels/pixels.ts'
import type { Buffers } from './buffers.ts'

/**
 * Takes over the picture's bytes. Rejects when they are no whole picture.
 *
 * @param tile - in device pixels: a JPEG that is much larger is decoded smaller
 */
export async function decodeByBrowser(
  picture: EncodedPicture,
  body: Uint8Array<ArrayBuffer>,
  tile: Size,
  buffers: Buffers,
): Promise<Pixels> {
  const type = `image/${picture.format}`
  // ImageDecoder gives the picture as it is stored; the page's own decoder turns it.
  if (picture.turned === true || !(await canDecode(picture.format))) return decodeBitmap(body, type)
  const divisor = picture.format === 'jpeg' ? decodeDivisor(picture, tile) : 1
  const { width, height } = decodedSize(picture, divisor)
  const decoder = new ImageDecoder({
    type,
    data: body,
    transfer: [body.buffer],
    preferAnimation: false,
    ...(divisor === 1 ? {} : { desiredWidth: width, desiredHeight: height }),
  })
  try {
    const { image } = await decoder.decode()
    try {
      return await readPixels(image, buffers)
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

async function readPixels(image: VideoFrame, buffers: Buffers): Promise<PackedPixels> {
  const { width, height } = image.visibleRect ?? { width: 0, height: 0 }
  const options: VideoFrameCopyToOptions = { format: 'RGBA', colorSpace: 'srgb' }
  const data = buffers.take(image.allocationSize(options))
  await image.copyTo(data, options)
  return { kind: 'packed', width, height, data, order: 'rgba' }
}

/** Formats that ImageDecoder does not know: the page's own decoder takes them. */
async function decodeBitmap(body: Uint8Array<ArrayBuffer>, type: string): Promise<PackedPixels> {
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
