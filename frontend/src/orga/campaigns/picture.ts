// A picture made small enough for a logo. It is always drawn again: what else its file says (where a photo was taken) stays here.
import { Problem } from '../../shared/client'

const MAX_BYTES = 40 * 1024
const MIN_SIDE = 32
/** Logos are shown at most 96 px high: twice that, for fine screens. */
const ROOM: Size = { width: 640, height: 192 }
const SHARES = [1, 0.75, 0.5]
const TYPES = ['image/png', 'image/webp', 'image/jpeg']
const QUALITY = 0.85

export interface Size {
  width: number
  height: number
}

export interface Picture {
  canvas: HTMLCanvasElement
  file: Blob
}

const refused = (code: string) => new Problem({ status: 422, code, errors: [{ pointer: '/data', code }] })

/** The largest size of these proportions that has room, never larger than it is. */
export function fitted({ width, height }: Size, share = 1): Size {
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height) * share
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** JPEG knows no transparency: white instead. */
function drawn(source: ImageBitmap, { width, height }: Size, isOpaque: boolean): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) throw refused('logo_not_readable')
  pen.imageSmoothingQuality = 'high'
  if (isOpaque) {
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, width, height)
  }
  pen.drawImage(source, 0, 0, width, height)
  return canvas
}

/** A browser that cannot write a type gives PNG in its place: the next one is tried. */
function written(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((done) => {
    canvas.toBlob((file) => done(file && file.type === type && file.size <= MAX_BYTES ? file : null), type, QUALITY)
  })
}

async function smallest(source: ImageBitmap): Promise<Picture> {
  for (const share of SHARES) {
    const size = fitted(source, share)
    if (Math.min(size.width, size.height) < MIN_SIDE) throw refused(share === 1 ? 'logo_wrong_size' : 'logo_too_large')
    for (const type of TYPES) {
      const canvas = drawn(source, size, type === 'image/jpeg')
      // oxlint-disable-next-line no-await-in-loop -- the first that is light enough is the best: no need of the others
      const file = await written(canvas, type)
      if (file) return { canvas, file }
    }
  }
  throw refused('logo_too_large')
}

/** What to send of a file that was chosen; throws a `Problem` when it cannot be a logo. */
export async function asLogo(chosen: File): Promise<Picture> {
  const source = await createImageBitmap(chosen).catch(() => null)
  if (!source) throw refused('logo_not_readable')
  try {
    return await smallest(source)
  } finally {
    source.close()
  }
}

export async function toBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
}
