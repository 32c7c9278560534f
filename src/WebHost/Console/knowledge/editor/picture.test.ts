import { afterEach, describe, expect, it, vi } from 'vitest'
import { pictureOf, within } from './picture'

const file = (type: string, size = 3) => Object.defineProperty(new File(['abc'], 'a.jpg', { type }), 'size', { value: size })

describe('a picture for an article', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('is refused before it is read when it is too large', async () => {
    const read = vi.fn()
    vi.stubGlobal('createImageBitmap', read)
    expect(await pictureOf(file('image/jpeg', 50 * 1024 * 1024))).toBe('tooLarge')
    expect(await pictureOf(file('image/gif', 13 * 1024 * 1024))).toBe('tooLarge')
    expect(read).not.toHaveBeenCalled()
  })

  it('is refused when it is none', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture')))
    expect(await pictureOf(file('text/html'))).toBe('noPicture')
    expect(await pictureOf(file('image/png'))).toBe('noPicture')
  })

  it('goes as it is when it moves', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 20, height: 10, close: () => undefined }))
    const moving = file('image/gif')
    expect(await pictureOf(moving)).toEqual({ file: moving, width: 20, height: 10 })
  })

  it('is no larger than pages show it', () => {
    expect(within(4000, 3000)).toEqual({ width: 1280, height: 960 })
    expect(within(640, 480)).toEqual({ width: 640, height: 480 })
    expect(within(1, 30_000)).toEqual({ width: 1, height: 1280 })
  })
})
