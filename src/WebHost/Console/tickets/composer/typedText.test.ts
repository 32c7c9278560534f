// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { typedText } from './typedText'

// As the server's own tests of its text have it (SafeRichText.ToText).
const cases: [html: string, text: string][] = [
  ['<p>Hello</p>', 'Hello'],
  ['<p>Hello</p><p>Bye</p>', 'Hello\n\nBye'],
  ['<p>one<br>two</p>', 'one\ntwo'],
  ['<p>a   b</p>', 'a b'],
  ['<p>before</p><ul><li><p>x</p></li><li><p>y</p></li></ul><p>after</p>', 'before\n\n- x\n\n- y\n\nafter'],
  ['<ol><li>x</li><li>y</li></ol>', '1. x\n2. y'],
  ['<blockquote><p>said</p></blockquote><p>answer</p>', '> said\n\nanswer'],
  ['<p><a href="https://help.example/">here</a></p>', 'here <https://help.example/>'],
  ['<p><a href="https://help.example/">help.example</a></p>', 'help.example'],
  ['', ''],
]

describe('what was written, as text', () => {
  it.each(cases)('%s', (html, text) => {
    expect(typedText(html)).toBe(text)
  })
})
