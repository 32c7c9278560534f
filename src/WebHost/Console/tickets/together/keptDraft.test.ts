// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { KeptDraft } from './keptDraft'
import { appendText, clearingOf, fieldsOf, setFields, textOf } from './sharedDoc'

const kept = (tab: string, member = 'm1', mode: 'reply' | 'memo' = 'reply') => new KeptDraft(member, 1042, mode, tab)
const shown = (doc: Y.Doc): string => textOf(doc).toString().replace(/<[^>]*>/g, '')
const file = { id: 'f1', name: 'a.png', size: 1, contentType: 'image/png', url: '/files/f1' }

function written(words: string): Y.Doc {
  const doc = new Y.Doc()
  appendText(doc, words)
  return doc
}

function restored(from: KeptDraft): { text: string; unsaid: boolean } {
  const doc = new Y.Doc()
  const unsaid = from.restore(doc, null)
  return { text: shown(doc), unsaid }
}

describe('what a browser keeps of a draft', () => {
  beforeEach(() => { localStorage.clear() })

  it('comes back, with whether the server may lack some of it', () => {
    kept('t1').save(written('Hello'), true)
    expect(restored(kept('t2'))).toEqual({ text: 'Hello', unsaid: true })
  })

  it('is each member’s own, and a reply is no memo', () => {
    kept('t1').save(written('Hello'), true)
    expect(restored(kept('t1', 'm2')).text).toBe('')
    expect(restored(kept('t1', 'm1', 'memo')).text).toBe('')
  })

  it('of two tabs is what both have, until both have said it', () => {
    kept('t1').save(written('One'), true)
    kept('t2').save(written('Two'), false)
    const both = restored(kept('t3'))
    expect([both.text.includes('One'), both.text.includes('Two'), both.unsaid]).toEqual([true, true, true])
  })

  it('is nothing once it was sent', () => {
    const doc = written('Hello')
    setFields(doc, { attachments: [file], cc: ['a@b.example'] })
    kept('t1').save(doc, false)
    Y.applyUpdate(doc, clearingOf(doc))
    kept('t1').save(doc, false)
    expect(localStorage.length).toBe(0)
  })

  it('is passed over where it is damaged', () => {
    localStorage.setItem('oqupie.draft.m1.1042.reply', '{"state":"!!"}')
    expect(restored(kept('t1'))).toEqual({ text: '', unsaid: false })
  })
})

describe('what stands beside the text', () => {
  it('is merged file by file', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    setFields(one, { attachments: [file] })
    setFields(other, { attachments: [{ ...file, id: 'f2' }], cc: ['a@b.example'] })
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(fieldsOf(one).attachments.map(({ id }) => id)).toEqual(['f1', 'f2'])
    expect(fieldsOf(one).cc).toEqual(['a@b.example'])
  })

  it('goes with what is sent, but not what a colleague adds meanwhile', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    setFields(one, { attachments: [file] })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    setFields(other, { attachments: [file, { ...file, id: 'f2' }] })
    Y.applyUpdate(other, clearingOf(one))
    expect(fieldsOf(other).attachments.map(({ id }) => id)).toEqual(['f2'])
  })
})
