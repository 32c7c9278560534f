import { describe, expect, it } from 'vitest'
import { videoOf } from './video'

describe('the address of a video', () => {
  it.each([
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://vimeo.com/76979871'],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', 'https://vimeo.com/76979871/8272103f6e'],
    ['https://cook.example/a.MP4?x=1', 'https://cook.example/a.MP4?x=1'],
  ])('%s is kept as %s', (address, kept) => { expect(videoOf(address)?.href).toBe(kept) })

  it.each([
    'http://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ', 'https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=short', 'https://vimeo.com/channels/staffpicks', 'https://cook.example/a.mp4.html', 'javascript:alert(1)//.mp4', 'film.mp4', '',
  ])('%s is none', (address) => { expect(videoOf(address)).toBeNull() })
})
