import { get, newKey, patch, post, remove } from './http'
import type { Page } from './types'

export type ShelfState = 'member' | 'public'
export type ArticleState = 'draft' | ShelfState

/** A category or a folder. */
export interface Section {
  id: string
  kind: 'category' | 'folder'
  name: string
  description: string
  state: ShelfState
  /** Of a folder: the category it lies in, be it inside of another folder too. */
  category: string | null
  folder: string | null
  position: number
}

export interface Place {
  category?: string | null
  folder?: string | null
}

export interface ArticleHead {
  id: string
  title: string
  state: ArticleState
  place: Place
  tags: string[]
  version: number
  position: number
  updatedAt: string
  author: string
  /** As hidden as the most hidden thing of itself and all above it. */
  visible: ArticleState
  language: string
  /** The first written of those that say the same in other languages; empty where it is this one. */
  translationOf: string
}

export interface Article extends ArticleHead {
  body: string
  publishAt: string | null
  views: number
  helpful: { yes: number; no: number }
}

/** A row of the tree: a section with how much lies directly in it, or an article. */
export interface Child {
  section: Section | null
  article: ArticleHead | null
  visible: ArticleState
  folders: number
  articles: number
}

/** Some of what lies directly in a section: folders (or categories) first, then articles. */
export interface Children extends Page<Child> {
  /** How many lie before the first of these. */
  at: number
  folders: number
  articles: number
}

/** A step of the way down, and how many lie before it in the same place. */
export interface Step extends Child {
  at: number
}

/** Where articles may lie. */
export interface PlaceOption {
  id: string
  kind: 'category' | 'folder'
  name: string
  path: string[]
}

export interface ArticleHit {
  id: string
  title: string
  snippet: string
  path: string
  /** Where customers read it; null where they may not. */
  url: string | null
}

export interface Suggestion {
  id: string
  title: string
}

export interface ArticleVersion {
  version: number
  title: string
  state: ArticleState
  at: string
  by: string
}

export type SectionKind = 'categories' | 'folders'

export interface SectionWish {
  name?: string
  description?: string
  state?: ShelfState
  category?: string
  folder?: string
  position?: number
}

export interface ArticleWish {
  title?: string
  body?: string
  state?: ArticleState
  place?: Place
  tags?: string[]
  publishAt?: string | null
  translationOf?: string
  position?: number
  /** The version that was read; another on the server is a conflict. */
  version?: number
}

export interface BulkWish {
  action: 'move' | 'state' | 'tag' | 'untag' | 'delete'
  place?: Place
  state?: ArticleState
  tags?: string[]
}

export interface BulkResult {
  article: string
  version: number | null
  code: string | null
  detail: string | null
}

/** A page of the portal that whoever has its address sees, for a quarter of an hour. */
export interface Preview {
  url: string
  expiresAt: string
}

const root = (brand: string) => `/brands/${brand}/kb`

export const knowledgeApi = {
  children: (brand: string, of: Place, at: number, limit: number) => get<Children>(`${root(brand)}/children`, { ...of, at, limit }),
  path: (brand: string, of: Place & { article?: string }) => get<Page<Step>>(`${root(brand)}/path`, { ...of }),
  places: (brand: string, q: string) => get<Page<PlaceOption>>(`${root(brand)}/places`, { q: q || null }),
  search: (brand: string, q: string, signal?: AbortSignal) => get<{ items: ArticleHit[]; total: number }>(`${root(brand)}/search`, { q, limit: 50 }, signal),
  suggestions: (brand: string, q: string) => get<Page<Suggestion>>(`${root(brand)}/suggestions`, { q }),
  translations: (brand: string, of: string) => get<Page<ArticleHead>>(`${root(brand)}/translations`, { of }),
  makeSection: (brand: string, kind: SectionKind, wish: SectionWish) =>
    post<Section>(`${root(brand)}/${kind}`, wish, { 'Idempotency-Key': newKey() }),
  changeSection: (brand: string, kind: SectionKind, id: string, wish: SectionWish) => patch<Section>(`${root(brand)}/${kind}/${id}`, wish),
  removeSection: (brand: string, kind: SectionKind, id: string) => remove(`${root(brand)}/${kind}/${id}`),
  article: (brand: string, id: string) => get<Article>(`${root(brand)}/articles/${id}`),
  makeArticle: (brand: string, wish: ArticleWish) => post<Article>(`${root(brand)}/articles`, wish, { 'Idempotency-Key': newKey() }),
  changeArticle: (brand: string, id: string, wish: ArticleWish) => patch<Article>(`${root(brand)}/articles/${id}`, wish),
  removeArticle: (brand: string, id: string) => remove(`${root(brand)}/articles/${id}`),
  changeArticles: (brand: string, articles: readonly string[], wish: BulkWish) =>
    post<Page<BulkResult>>(`${root(brand)}/articles/bulk`, { articles, ...wish }),
  versions: (brand: string, id: string) => get<Page<ArticleVersion>>(`${root(brand)}/articles/${id}/versions`),
  atVersion: (brand: string, id: string, version: number) => get<Article>(`${root(brand)}/articles/${id}/versions/${version}`),
  preview: (brand: string, id: string, wish: Pick<ArticleWish, 'title' | 'body'>) => post<Preview>(`${root(brand)}/articles/${id}/preview`, wish),
  restore: (brand: string, id: string, version: number) => post<Article>(`${root(brand)}/articles/${id}/versions/${version}/restore`, {}),
}
