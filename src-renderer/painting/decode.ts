/** From a frame's bytes to something the surface can draw. */
import type { EncodedFormat, FrameMessage } from '../../src-main/contract/frame.ts'
import { decodeDivisor, decodedSize, type Divisor, type Size } from './decode-scale.ts'
import { toBgrx } from './raw-pixels.ts'

export interface DecodedPicture {
  readonly image: VideoFrame | ImageBitmap
  /** Decoded at this fraction of its size; a larger tile wants it again. */
  readonly divisor: Divisor
}

/** Takes over the frame's bytes. Rejects when they are no whole picture. */
export async function decodeFrame(frame: FrameMessage, tile: Size): Promise<DecodedPicture> {
  const { picture, body } = frame
  if (picture.kind === 'raw') {
    const { width, height } = picture
    const data = toBgrx(picture.pixels, body)
    const layout: VideoFrameBufferInit & { readonly transfer: readonly ArrayBuffer[] } = {
      format: 'BGRX',
      codedWidth: width,
      codedHeight: height,
      timestamp: 0,
      transfer: [data.buffer], // WebCodecs 9.4.1; TypeScript's own types lack it.
    }
    return { image: new VideoFrame(data, layout), divisor: 1 }
  }
  const type = `image/${picture.format}`
  if (!(await canDecode(picture.format)))
    return { image: await createImageBitmap(new Blob([body], { type })), divisor: 1 }

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
    return { image, divisor }
  } finally {
    decoder.close()
  }
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
