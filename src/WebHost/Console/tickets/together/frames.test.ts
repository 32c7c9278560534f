// @vitest-environment jsdom
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getHTMLFromFragment, getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writingExtensions } from '../composer/useEditor'
import { fromBase64, toBase64 } from './base64'
import { clearingOf, fieldsOf, setFields, textOf } from './sharedDoc'

/** What the server reads of real frames: its tests take this file. OQUPIE_WRITE_FRAMES=1 writes it anew. */
const file = join(import.meta.dirname, '../../../../../tests/Data/drafts/frames.json')

interface Case {
  name: string
  frames: string[]
  html: string
  words: boolean
  files: string[]
  cc: string[] | null
}

const schema = getSchema(writingExtensions(() => ''))
const fresh = () => ({ mapping: new Map(), isOMark: new Map() })

function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Editors that hear each other late, and a server that has every frame in the order in which it came. */
class Table {
  readonly frames: Uint8Array[] = []
  readonly docs: Y.Doc[]
  private readonly heard: number[]

  constructor(count: number) {
    this.heard = Array.from({ length: count }, () => 0)
    this.docs = Array.from({ length: count }, (_, index) => {
      const doc = new Y.Doc()
      doc.clientID = 1000 + ((index * 7) % 5)
      doc.on('update', (update: Uint8Array, origin) => { if (origin !== this) this.frames.push(update) })
      return doc
    })
  }

  doc(index: number): Y.Doc {
    const doc = this.docs[index]
    if (!doc) throw new Error('nobody sits there')
    return doc
  }

  hear(index: number): void {
    for (const frame of this.frames.slice(this.heard[index])) Y.applyUpdate(this.doc(index), frame, this)
    this.heard[index] = this.frames.length
  }

  write(index: number, content: unknown): void {
    updateYFragment(this.doc(index), textOf(this.doc(index)), Node.fromJSON(schema, { type: 'doc', content }), fresh())
  }
}

function caseOf(name: string, table: Table, frames = table.frames): Case {
  const whole = new Y.Doc()
  for (const frame of frames) Y.applyUpdate(whole, frame)
  const { attachments, cc } = fieldsOf(whole)
  const { doc } = initProseMirrorDoc(textOf(whole), schema) as { doc: Node }
  const html = textOf(whole).length === 0 ? '' : getHTMLFromFragment(doc.content, schema)
  const words = /<img|[^\s<>]/.test(html.replace(/<(?!img)[^>]*>/g, '')) || attachments.length > 0
  return { name, frames: frames.map(toBase64), html, words, files: attachments.map((one) => one.id), cc: cc ?? null }
}

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks })
const bold = { type: 'bold' }
const italic = { type: 'italic' }
const link = { type: 'link', attrs: { href: 'https://cook.example/a?b=1&c="2"' } }
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

function plain(): Case[] {
  const table = new Table(1)
  table.write(0, [
    paragraph(text('Hello '), text('bold', bold), text(' both', bold, italic), text(' & <x> '), text('there', link), text(' 안녕 👋')),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }, { type: 'listItem', content: [paragraph(text('two'))] }] },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('three'))] }] },
    { type: 'blockquote', content: [paragraph(text('said'), { type: 'hardBreak' }, text('so'))] },
    { type: 'codeBlock', content: [text('let a = 1')] },
    { type: 'image', attrs: { src: '/files/a', alt: 'A "b"', file: 'f1' } },
    paragraph(),
  ])
  return [caseOf('all there is in a text', table)]
}

function blank(): Case[] {
  const table = new Table(1)
  table.write(0, [paragraph(), paragraph(text('  '))])
  const empty = caseOf('nothing but lines', table)
  table.write(0, [paragraph(text('word'))])
  Y.applyUpdate(table.doc(0), clearingOf(table.doc(0)))
  return [empty, caseOf('sent', table)]
}

function fields(): Case[] {
  const table = new Table(2)
  const uploaded = (id: string) => ({ id, name: `${id}.pdf`, size: 3, contentType: 'application/pdf', url: `/files/${id}` })
  setFields(table.doc(0), { attachments: [uploaded('a'), uploaded('b')], cc: ['pat@vendor.example'] })
  setFields(table.doc(1), { attachments: [uploaded('c')], bcc: [] })
  table.hear(0)
  table.hear(1)
  const some = caseOf('files of two', table, [...table.frames])
  setFields(table.doc(0), { attachments: [] })
  return [some, caseOf('files that were taken out again', table)]
}

function crossing(seed: number): Case[] {
  const chance = chances(seed)
  const table = new Table(4)
  const pick = (count: number) => Math.floor(chance() * count)
  for (let step = 0; step < 160; step += 1) {
    const at = pick(4)
    if (chance() < 0.4) table.hear(at)
    const doc = table.doc(at)
    const all = textOf(doc)
    doc.transact(() => {
      if (all.length === 0 || chance() < 0.15) {
        const line = new Y.XmlElement('paragraph')
        line.insert(0, [new Y.XmlText()])
        all.insert(pick(all.length + 1), [line])
        return
      }
      if (all.length > 2 && chance() < 0.07) {
        all.delete(pick(all.length), 1)
        return
      }
      const words = (all.get(pick(all.length)) as Y.XmlElement).get(0) as Y.XmlText
      const [from, act] = [pick(words.length + 1), chance()]
      if (act < 0.6) words.insert(from, String.fromCodePoint(0xac00 + step) + 'x'.repeat(pick(4)))
      else if (act < 0.8) words.delete(from, pick(words.length - from + 1))
      else words.format(from, pick(words.length - from + 1), { [chance() < 0.5 ? 'bold' : 'italic']: chance() < 0.7 ? {} : null })
    })
  }
  const loose = caseOf(`four who cross each other (${seed})`, table)
  Array.from({ length: 4 }, (_, index) => { table.hear(index) })
  const compact = caseOf(`the same in one frame (${seed})`, table, [Y.encodeStateAsUpdate(table.doc(0))])
  expect(compact.html).toBe(loose.html)
  const late = caseOf(`the same the other way round (${seed})`, table, [...table.frames].reverse())
  expect(late.html).toBe(loose.html)
  return [loose, compact, late]
}

describe('frames, as the server reads them', () => {
  it('are those its tests have', () => {
    const cases = [...plain(), ...blank(), ...fields(), ...[1, 2, 3, 4, 5, 6].flatMap(crossing)]
    const made = `${JSON.stringify(cases, null, 1)}\n`
    if (process.env['OQUPIE_WRITE_FRAMES']) writeFileSync(file, made)
    expect(readFileSync(file, 'utf8')).toBe(made)
  })

  it('are read by editors where the server wrote them', () => {
    const written = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../tests/Data/drafts/written.json'), 'utf8')) as Case
    const doc = new Y.Doc()
    for (const frame of written.frames) Y.applyUpdate(doc, fromBase64(frame))
    const shown = initProseMirrorDoc(textOf(doc), schema) as { doc: Node }
    shown.doc.check()
    expect(getHTMLFromFragment(shown.doc.content, schema)).toBe(written.html)
    expect(fieldsOf(doc)).toEqual({ attachments: [{ id: 'f1', name: 'a.pdf', size: 3 }], cc: ['pat@vendor.example'] })
  })
})
