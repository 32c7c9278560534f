// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { mailReady } from './mailReady'

describe('code in a mail', () => {
  it('bears its looks, keeps its lines and stays what it was', () => {
    const body = new DOMParser().parseFromString(mailReady('<p>Run <code>a</code>:</p><pre><code>if (a &lt; b) {\n  c\n}</code></pre>'), 'text/html').body
    expect(body.querySelector('pre')?.getAttribute('style')).toMatch(/white-space: pre-wrap/)
    expect(body.querySelector('pre code')?.hasAttribute('style')).toBe(false)
    expect(body.querySelector('p code')?.getAttribute('style')).toMatch(/monospace/)
    expect(body.querySelector('pre')?.textContent).toBe('if (a < b) {\n  c\n}')
  })

  it('is the only thing that is touched', () => {
    expect(mailReady('<p>Hello &amp; <strong>bye</strong></p>')).toBe('<p>Hello &amp; <strong>bye</strong></p>')
  })
})
