import { describe, expect, it } from 'vitest'
import { Matcher, pressName, type Press } from './matcher'

const press = (key: string, code = '', more: Partial<Press> = {}): Press => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
const known = new Set(['j', 'g m', 'g a', '?', 'mod+k'])

describe('the name of a key press', () => {
  it('is the letter, also while the Korean input method types another one', () => {
    expect(pressName(press('j', 'KeyJ'))).toBe('j')
    expect(pressName(press('ㅓ', 'KeyJ'))).toBe('j')
  })

  it('follows the layout where it types Latin letters', () => {
    expect(pressName(press('j', 'KeyC'))).toBe('j')
  })

  it('is the sign that shift makes, not shift itself', () => {
    expect(pressName(press('?', 'Slash', { shiftKey: true }))).toBe('?')
  })

  it('says the command key of either kind of machine', () => {
    expect(pressName(press('k', 'KeyK', { metaKey: true }))).toBe('mod+k')
    expect(pressName(press('k', 'KeyK', { ctrlKey: true }))).toBe('mod+k')
  })

  it('names the space bar', () => {
    expect(pressName(press(' ', 'Space'))).toBe('space')
  })
})

describe('a matcher', () => {
  it('knows a single press', () => {
    expect(new Matcher().press('j', known, 0)).toBe('j')
  })

  it('puts two presses together', () => {
    const matcher = new Matcher()
    expect(matcher.press('g', known, 0)).toBeNull()
    expect(matcher.press('m', known, 300)).toBe('g m')
  })

  it('forgets the first press after a while', () => {
    const matcher = new Matcher()
    matcher.press('g', known, 0)
    expect(matcher.press('m', known, 5000)).toBeNull()
  })

  it('takes the second press by itself when they make nothing together', () => {
    const matcher = new Matcher()
    matcher.press('g', known, 0)
    expect(matcher.press('j', known, 100)).toBe('j')
  })
})
