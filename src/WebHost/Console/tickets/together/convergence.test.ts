import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BadLine, DraftServer } from '@/testing/drafts'
import { DraftSync } from './draftSync'
import type { DraftPort, SentDraft } from './protocol'
import { textOf } from './sharedDoc'

interface Console {
  name: string
  doc: Y.Doc
  sync: DraftSync
  words: string[]
}

function connect(server: DraftServer, line: BadLine, name: string): Console {
  const doc = new Y.Doc()
  const port = server.portOf(name)
  const bad: DraftPort = {
    open: (have) => line.call(() => port.open(have)),
    write: (update) => line.call(() => port.write(update)),
    since: (have) => line.call(() => port.since(have)),
    compact: (compact) => line.call(() => port.compact(compact)),
  }
  const sync = new DraftSync(doc, bad, name, {}, line.later)
  server.follow(name, (word) => { line.word(() => { sync.hear(word) }) })
  return { name, doc, sync, words: [] }
}

function write({ doc, words }: Console, line: BadLine, word: string): void {
  const text = textOf(doc)
  if (text.length === 0 || line.chance() < 0.1) text.insert(Math.floor(line.chance() * (text.length + 1)), [paragraph()])
  const into = (text.get(Math.floor(line.chance() * text.length)) as Y.XmlElement).get(0) as Y.XmlText
  into.insert(Math.floor(line.chance() * (into.length + 1)), word)
  words.push(word)
}

function paragraph(): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText()])
  return element
}

/** One of a list, which has it. */
function at<T>(list: T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new Error(`there is no ${index}`)
  return one
}

function sendingOf({ sync }: Console): { draft: SentDraft; sent: () => void } {
  const { draft, sent } = sync.sending()
  if (!draft) throw new Error('the server never answered')
  return { draft, sent }
}

const shown = ({ doc }: Console): string => textOf(doc).toString()

const letters = (text: string): string => text.replace(/<[^>]*>/g, '')

async function settle(server: DraftServer, line: BadLine): Promise<void> {
  line.good = true
  for (let i = 0; i < 8; i += 1) {
    await line.run(2000)
    server.renew()
  }
}

describe('ten writers on a line that loses, doubles and reorders', () => {
  it.each([1, 2, 3, 4, 5, 6])('have the same text in the end, with every letter of each (seed %i)', async (seed) => {
    const [server, line] = [new DraftServer(), new BadLine(seed)]
    const consoles = Array.from({ length: 10 }, (_, i) => connect(server, line, `w${i}`))
    consoles.forEach(({ sync }) => void sync.join())
    for (let i = 0; i < 200; i += 1) {
      const one = at(consoles, Math.floor(line.chance() * 10))
      write(one, line, String.fromCodePoint(0xac00 + i))
      if (line.chance() < 0.05) one.sync.lost()
      if (line.chance() < 0.3) consoles.forEach(({ sync }) => void sync.join())
      await line.run(30)
    }
    consoles.forEach(({ sync }) => void sync.join())
    await settle(server, line)

    const texts = new Set(consoles.map(shown))
    expect(texts.size).toBe(1)
    expect(Array.from(letters(shown(at(consoles, 0)))).sort()).toEqual(consoles.flatMap(({ words }) => words).sort())
    expect(server.compactions).toBeGreaterThan(0)
    const late = connect(server, line, 'late')
    void late.sync.join()
    await settle(server, line)
    expect(shown(late)).toBe(shown(at(consoles, 0)))
  })

  it.each([11, 12, 13, 14])('keep what others wrote while one of them sent (seed %i)', async (seed) => {
    const [server, line] = [new DraftServer(), new BadLine(seed)]
    const consoles = Array.from({ length: 10 }, (_, i) => connect(server, line, `w${i}`))
    consoles.forEach(({ sync }) => void sync.join())
    await settle(server, line)
    for (let i = 0; i < 40; i += 1) write(at(consoles, i % 10), line, String.fromCodePoint(0xac00 + i))
    await settle(server, line)
    line.good = false

    for (let i = 0; i < 20; i += 1) write(at(consoles, 1 + (i % 9)), line, String.fromCodePoint(0xb000 + i))
    await line.run(60)
    const sender = at(consoles, 0)
    const inReply = letters(shown(sender))
    const { draft, sent } = sendingOf(sender)
    expect(server.send('w0', draft)).toBe(true)
    sent()
    for (let i = 0; i < 10; i += 1) write(at(consoles, 1 + (i % 9)), line, String.fromCodePoint(0xc000 + i))
    consoles.forEach(({ sync }) => void sync.join())
    await settle(server, line)

    expect(new Set(consoles.map(shown)).size).toBe(1)
    const left = letters(shown(sender))
    expect(Array.from(inReply + left).sort()).toEqual(consoles.flatMap(({ words }) => words).sort())
  })

  it('one of two who send at once sends', async () => {
    const [server, line] = [new DraftServer(), new BadLine(7)]
    line.good = true
    const [one, other] = [connect(server, line, 'one'), connect(server, line, 'other')]
    void one.sync.join()
    void other.sync.join()
    await line.run(500)
    write(one, line, '가')
    await settle(server, line)

    const both = [sendingOf(one).draft, sendingOf(other).draft]
    expect(both.map((draft) => server.send('x', draft))).toEqual([true, false])
    await settle(server, line)
    expect(letters(shown(other))).toBe('')
  })

  it('say what is typed within a moment in one frame: a hundred keys in three seconds are some thirty', async () => {
    const [server, line] = [new DraftServer(Infinity), new BadLine(7)]
    line.good = true
    const one = connect(server, line, 'one')
    void one.sync.join()
    await line.run(500)
    for (let i = 0; i < 100; i += 1) {
      write(one, line, String.fromCodePoint(0xac00 + i))
      await line.run(30)
    }
    await settle(server, line)
    expect(server.n).toBeLessThan(40)
    expect(letters(shown(one))).toHaveLength(100)
  })

  it('say again what the server has lost', async () => {
    const [server, line] = [new DraftServer(), new BadLine(7)]
    line.good = true
    const one = connect(server, line, 'one')
    void one.sync.join()
    write(one, line, '가')
    await settle(server, line)
    server.rows = []
    server.n = 0
    one.sync.lost()
    void one.sync.join()
    await settle(server, line)

    const late = connect(server, line, 'late')
    void late.sync.join()
    await settle(server, line)
    expect(letters(shown(late))).toBe('가')
  })
})
