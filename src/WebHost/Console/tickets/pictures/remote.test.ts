// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { hasRemotePictures, showRemotePictures } from './remote'

const ours = '/api/v1/tickets/7/pictures?url=http%3A%2F%2Fshop.example%2Fa.png&until=1&sig=s'

describe('pictures that lie elsewhere', () => {
  it('are those that our server would show', () => {
    expect(hasRemotePictures(`<p>x</p><img data-remote-src="${ours}">`)).toBe(true)
    expect(hasRemotePictures('<img data-remote-src="https://shop.example/a.png">')).toBe(false)
    expect(hasRemotePictures('<p>data-remote-src</p>')).toBe(false)
  })

  it('are loaded from our server alone', () => {
    const mail = new DOMParser().parseFromString(`<img data-remote-src="${ours}"><img data-remote-src="https://shop.example/b.png">`, 'text/html')
    showRemotePictures(mail)
    expect(Array.from(mail.images, (image) => image.getAttribute('src'))).toEqual([ours, null])
  })
})
