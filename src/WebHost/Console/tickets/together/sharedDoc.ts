import * as Y from 'yjs'
import type { UploadedFile } from '@/api/types'
import type { Draft } from '../composer/drafts'

/** Marks what came from the server: it is not said to it again. */
export const REMOTE = Symbol('remote')

const FILE = 'file:'
const lists = ['cc', 'bcc', 'declined'] as const

export type Fields = Omit<Draft, 'html'>

export const textOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text')
const fieldsMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('fields')
const holdingMap = (doc: Y.Doc): Y.Map<string> => doc.getMap('holding')

/** What stands beside the text: each file by itself, so that two who attach one at once attach two. */
export function fieldsOf(doc: Y.Doc): Fields {
  const map = fieldsMap(doc)
  const files = Array.from(map.entries()).filter(([key]) => key.startsWith(FILE)).map(([, value]) => value as { file: UploadedFile; at: number })
  files.sort((one, other) => one.at - other.at || one.file.id.localeCompare(other.file.id))
  const fields: Fields = { attachments: files.map(({ file }) => file) }
  for (const list of lists) {
    const value = map.get(list)
    if (Array.isArray(value)) fields[list] = value as string[]
  }
  const original = map.get('original')
  if (typeof original === 'string') fields.original = original
  return fields
}

/** Say only what is other than it was, so that what a colleague has just changed is not changed back. */
export function setFields(doc: Y.Doc, fields: Fields): void {
  const before = fieldsOf(doc)
  doc.transact(() => {
    const map = fieldsMap(doc)
    const had = new Set(before.attachments.map((file) => file.id))
    const has = new Set(fields.attachments.map((file) => file.id))
    fields.attachments.forEach((file, at) => { if (!had.has(file.id)) map.set(FILE + file.id, { file: { ...file }, at }) })
    had.forEach((id) => { if (!has.has(id)) map.delete(FILE + id) })
    for (const list of lists) {
      const next = fields[list]
      if (next && JSON.stringify(next) !== JSON.stringify(before[list])) map.set(list, [...next])
    }
    if (fields.original !== undefined && fields.original !== before.original) map.set('original', fields.original)
  })
}

/** Whether nothing stands there, whatever has stood there. */
export const isBlank = (doc: Y.Doc): boolean => textOf(doc).length === 0 && fieldsMap(doc).size === 0

export function whenFieldsChange(doc: Y.Doc, changed: (fields: Fields) => void): void {
  fieldsMap(doc).observe(() => { changed(fieldsOf(doc)) })
}

/** The member who has taken the text over. It is a word among colleagues and no right: whoever else is there may take it back. */
export const holderOf = (doc: Y.Doc): string | null => holdingMap(doc).get('by') ?? null

export function setHolder(doc: Y.Doc, member: string | null): void {
  if (member === holderOf(doc)) return
  if (member === null) holdingMap(doc).delete('by')
  else holdingMap(doc).set('by', member)
}

export function whenHolderChanges(doc: Y.Doc, changed: (member: string | null) => void): void {
  holdingMap(doc).observe(() => { changed(holderOf(doc)) })
}

/** What takes out everything that stands there now, and nothing that anybody adds without having seen this. */
export function clearingOf(doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  copy.transact(() => {
    const text = textOf(copy)
    text.delete(0, text.length)
    const map = fieldsMap(copy)
    for (const key of Array.from(map.keys())) map.delete(key)
    setHolder(copy, null)
  })
  return Y.encodeStateAsUpdate(copy, before)
}

/** A paragraph of plain words below the rest. */
export function appendText(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  textOf(doc).push([paragraph])
}

/**
 * Words of ours that went with a line a colleague has sent, though they had not seen them: written in these updates, gone from the text, and taken out
 * neither by ourselves nor by what the sending took out.
 */
export function lostWords(doc: Y.Doc, ours: Uint8Array[], sending: Uint8Array | null): string {
  if (ours.length === 0) return ''
  const gone = Y.createDeleteSetFromStructStore(doc.store)
  const decoded = Y.decodeUpdate(Y.mergeUpdates(ours))
  const taken = sending ? Y.decodeUpdate(sending).ds : null
  let words = ''
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    Array.from({ length: struct.length }, (_, at) => at).forEach((at) => {
      const id = Y.createID(struct.id.client, struct.id.clock + at)
      if (Y.isDeleted(gone, id) && !Y.isDeleted(decoded.ds, id) && !(taken && Y.isDeleted(taken, id))) words += (struct.content as Y.ContentString).str[at]
    })
  }
  return words
}
