import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { knowledgeApi } from '@/api/knowledge'
import { useProblemText } from '@/i18n/problemText'
import type { ChangedSection } from '@/live/protocol'
import { useLive } from '@/live/store'
import { useListen } from '@/live/useListen'
import { useReread } from '@/live/useReread'
import { keyOf, placeOf, type Node } from './nodes'
import { atOf, countOf, rowAt, runsOf, type Row } from './runs'
import { PAGE, Shelves } from './shelves'
import { useOpened } from './useOpened'

/** Sections open by themselves while no more than so many rows come of it; and so does an only category, however much lies in it. */
const SMALL = 120

/** What is told in a row is read at once. */
const GATHER = 200

/** Somebody may change things faster than they are read; then the next news says so. */
const ROUNDS = 8

/** Who scrolls past thousands asks for what they stop at. */
const STOPPED = 40

/** A brand's tree: what is looked at is read, and read again when the server says that it changed. */
export function useTree(brand: () => string) {
  const live = useLive()
  const problemText = useProblemText()
  const { isOpen, set, openByThemselves } = useOpened()
  const shelves = shallowRef(new Shelves())
  const changes = ref(0)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref('')
  const runs = computed(() => (changes.value, runsOf(shelves.value, isOpen)))
  const count = computed(() => countOf(runs.value))
  const decided = new Set<string>()
  const pending = new Map<string, Promise<boolean>>()
  let shown: [number, number] = [0, 0]
  let gathering: ReturnType<typeof setTimeout> | undefined
  let stopping: ReturnType<typeof setTimeout> | undefined

  const row = (at: number): Row | null => rowAt(shelves.value, runs.value, at)
  const find = (key: string | null): Node | null => (changes.value, shelves.value.find(key))
  const atKey = (key: string | null): number => atOf(runs.value, find(key))

  /** Reads a page once, however many ask for it. False where it could not be read. */
  function readPage(parent: string | null, page: number): Promise<boolean> {
    const name = `${parent ?? ''}#${page}`
    const asked = pending.get(name) ?? readNow(parent, page).finally(() => pending.delete(name))
    pending.set(name, asked)
    return asked
  }

  async function readNow(parent: string | null, page: number): Promise<boolean> {
    const into = shelves.value
    try {
      const answer = await knowledgeApi.children(brand(), placeOf(parent), page * PAGE, PAGE)
      if (into !== shelves.value) return true
      into.put(parent, answer)
      openSmall(parent)
      changes.value += 1
      state.value = 'ready'
      return true
    } catch (error) {
      if (into !== shelves.value) return true
      failure.value = problemText(error)
      if (!into.isRead(null)) state.value = 'failed'
      return false
    }
  }

  /** Decided once for each section, when it is first seen: what grows later does not close under somebody's eyes. */
  function openSmall(parent: string | null): void {
    const all = shelves.value.sections(parent)
    const sections = all.filter((section) => !decided.has(section.key))
    const rows = sections.reduce((sum, section) => sum + section.folders + section.articles, 0)
    sections.forEach((section) => decided.add(section.key))
    if ((parent === null && all.length === 1) || countOf(runsOf(shelves.value, isOpen)) + rows <= SMALL) {
      openByThemselves(sections.map((section) => section.key))
    }
  }

  /** The pages on the screen that are not known, or not known to be so still. */
  function wantedPages(): [string | null, number][] {
    const wanted = new Map<string, [string | null, number]>()
    for (let at = shown[0]; at <= shown[1]; at += 1) {
      const one = row(at)
      const page = one ? Math.floor(one.index / PAGE) : 0
      if (one && shelves.value.wants(one.parent, page)) wanted.set(`${one.parent ?? ''}#${page}`, [one.parent, page])
    }
    return count.value === 0 && shelves.value.wants(null, 0) ? [[null, 0]] : [...wanted.values()]
  }

  /** Reads until all on the screen is known: what is read may open, grow or shrink, and others come into sight. */
  async function readShown(): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const pages = wantedPages()
      if (pages.length === 0) return true
      const done = await Promise.all(pages.map(([parent, page]) => readPage(parent, page)))
      if (!done.every(Boolean)) return false
    }
    return true
  }

  const reread = useReread(async () => state.value === 'failed' || await readShown())

  /** What is on the screen, and a little beside it. */
  function look(first: number, last: number): void {
    shown = [first, last]
    clearTimeout(stopping)
    stopping = setTimeout(() => { if (state.value === 'ready') reread() }, STOPPED)
  }

  /** Everything anew, as it is looked at. */
  function read(): Promise<void> {
    shelves.value = new Shelves()
    pending.clear()
    state.value = 'loading'
    changes.value += 1
    return readPage(null, 0).then(() => undefined)
  }

  /** Somebody changed what lies there; what of it is on the screen is read again. */
  function changed(...parents: (string | null)[]): void {
    parents.forEach((parent) => {
      shelves.value.stale(parent)
      const node = shelves.value.find(parent)
      if (node) shelves.value.stale(node.parent)
    })
    reread()
  }

  function heard(sections: ChangedSection[]): void {
    for (const { section, deep } of sections) {
      const keys = section === null ? [null] : [keyOf('category', section), keyOf('folder', section)]
      for (const key of keys) {
        if (deep) shelves.value.staleBelow(key)
        shelves.value.stale(key)
        const node = shelves.value.find(key)
        if (node) shelves.value.stale(node.parent)
      }
    }
    gathering ??= setTimeout(() => {
      gathering = undefined
      reread()
    }, GATHER)
  }

  function everythingStale(): void {
    shelves.value.staleBelow(null)
    reread()
  }

  /** Its row, with all above it open. Null where there is no such article for us. */
  async function reveal(article: string): Promise<number | null> {
    const into = shelves.value
    if (!into.isRead(null)) await readPage(null, 0)
    const { items } = await knowledgeApi.path(brand(), { article })
    if (into !== shelves.value) return null
    let parent: string | null = null
    for (const step of items) {
      into.putOne(parent, step.at, step)
      parent = step.section ? keyOf(step.section.kind, step.section.id) : parent
      if (step.section) set(parent ?? '', true)
    }
    changes.value += 1
    return atKey(keyOf('article', article))
  }

  /** What stands there, read if need be; null outside of the place. */
  async function at(parent: string | null, index: number): Promise<Node | null> {
    if (index < 0 || index >= shelves.value.count(parent)) return null
    if (!shelves.value.row(parent, index)) await readPage(parent, Math.floor(index / PAGE))
    return shelves.value.row(parent, index) ?? null
  }

  function toggle(key: string, open?: boolean): void {
    const node = find(key)
    set(key, open ?? !(node && isOpen(node)))
    reread()
  }

  onScopeDispose(() => {
    clearTimeout(gathering)
    clearTimeout(stopping)
  })
  watch(brand, () => { if (brand()) void read() }, { immediate: true })
  // Rows are shown at once; what happened between them and the watch is asked for as soon as it has begun.
  if (live.state !== 'live') void live.whenReady().then(everythingStale)
  useListen({
    knowledge: (of, sections) => { if (of === brand()) heard(sections) },
    reset: everythingStale,
  })

  return {
    shelves, runs, count, state, failure, row, find, atKey, at, isOpen, toggle, look, read, reveal, changed, everythingStale,
    folders: (parent: string | null) => shelves.value.folders(parent),
    touch: () => { changes.value += 1 },
  }
}

export type TreeState = ReturnType<typeof useTree>
