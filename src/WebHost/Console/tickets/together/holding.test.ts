import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendText, clearingOf, holderOf, isBlank, setHolder, whenHolderChanges } from './sharedDoc'

const say = (from: Y.Doc, to: Y.Doc) => { Y.applyUpdate(to, Y.encodeStateAsUpdate(from)) }

describe('who has taken a text over', () => {
  it('is known to all, and to whoever comes later', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    const heard: (string | null)[] = []
    whenHolderChanges(other, (member) => heard.push(member))
    setHolder(one, 'ada')
    say(one, other)
    setHolder(other, null)
    say(other, one)
    expect(heard).toEqual(['ada', null])
    expect(holderOf(one)).toBe(null)
  })

  it('is one of two who do it at once', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    setHolder(one, 'ada')
    setHolder(other, 'grace')
    say(one, other)
    say(other, one)
    expect(holderOf(one)).toBe(holderOf(other))
  })

  it('holds it no longer when it was sent, and a text that is held and empty is empty', () => {
    const doc = new Y.Doc()
    setHolder(doc, 'ada')
    expect(isBlank(doc)).toBe(true)
    appendText(doc, 'Hello')
    Y.applyUpdate(doc, clearingOf(doc))
    expect(holderOf(doc)).toBe(null)
  })
})
