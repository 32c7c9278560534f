import { expect, it } from 'vitest'
import { piecesOf } from './snippet'

it('takes a snippet apart without taking anything in it for HTML', () => {
  expect(piecesOf('&lt;b&gt; the <mark>refund</mark> &amp; &#39;more&#39; &#128512;')).toEqual([
    { text: '<b> the ', found: false },
    { text: 'refund', found: true },
    { text: " & 'more' 😀", found: false },
  ])
  expect(piecesOf('<img src=x onerror=alert(1)> &amp;lt; &#9999999;')).toEqual([{ text: '<img src=x onerror=alert(1)> &lt; &#9999999;', found: false }])
  expect(piecesOf('')).toEqual([])
})
