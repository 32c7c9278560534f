import type { Child, Children, Place } from '@/api/knowledge'

/** A tree as a server has it, for tests: sections and articles by name, answered in parts as the API does. */
export interface Branch { [name: string]: Branch | number }

interface Made {
  child: Child
  within: Made[]
}

const article = (id: string, place: Place, position: number): Child => ({
  section: null,
  article: { id, title: id, state: 'public', place, tags: [], version: 1, position, updatedAt: '', author: 'lee', visible: 'public', language: 'en', translationOf: '' },
  visible: 'public',
  folders: 0,
  articles: 0,
})

/** @param branch A number is so many articles, called after their place: `c1.0`, `c1.1`. */
export function treeOf(branch: Branch) {
  const made = new Map<string, Made>()
  const reads: string[] = []

  function sections(names: Branch, over: Made | null, category: string | null): Made[] {
    return Object.entries(names).filter(([, what]) => typeof what !== 'number').map(([id, what], index) => {
      const folder = over?.child.section?.kind === 'folder' ? over.child.section.id : null
      const one: Made = {
        child: {
          section: { id, kind: over ? 'folder' : 'category', name: id, description: '', state: 'public', category, folder, position: index + 1 },
          article: null, visible: 'public', folders: 0, articles: 0,
        },
        within: [],
      }
      made.set(id, one)
      fill(one, what as Branch, category ?? id)
      return one
    })
  }

  function fill(one: Made, names: Branch, category: string): void {
    const below = sections(names, one, category)
    const { id, kind } = one.child.section ?? { id: '', kind: 'category' }
    const count = Object.values(names).find((what) => typeof what === 'number') ?? 0
    const articles = Array.from({ length: Number(count) }, (_, index) => ({ child: article(`${id}.${index}`, { [kind]: id }, index + 1), within: [] }))
    one.within = [...below, ...articles]
    Object.assign(one.child, { folders: below.length, articles: articles.length })
  }

  const root = sections(branch, null, null)

  function children(of: Place, at: number, limit: number): Children {
    const id = of.folder ?? of.category ?? ''
    reads.push(`${id}@${at}`)
    const all = id === '' ? root : (made.get(id)?.within ?? [])
    const folders = all.filter((one) => one.child.section).length
    const items = all.slice(at, at + limit).map((one) => structuredClone(one.child))
    return { items, at, folders, articles: all.length - folders, next: at + items.length < all.length ? 'more' : null }
  }

  /** Somebody else adds or takes away. */
  function change(section: string, how: (within: Child[]) => Child[]): void {
    const one = made.get(section)
    if (!one) return
    one.within = how(one.within.map((below) => below.child)).map((child) => [...made.values()].find((known) => known.child === child) ?? { child, within: [] })
    one.child.articles = one.within.filter((below) => below.child.article).length
  }

  return { children, change, article, reads }
}
