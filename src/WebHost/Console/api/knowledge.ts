import { get, newKey, patch, post, remove } from './http'
import type { Page } from './types'

export type ShelfState = 'member' | 'public'
export type ArticleState = 'draft' | ShelfState

export interface Category {
  id: string
  name: string
  description: string
  state: ShelfState
  position: number
}

export interface Folder extends Category {
  category: string
  folder: string | null
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

export interface Tree {
  categories: Category[]
  folders: Folder[]
  articles: ArticleHead[]
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
  tree: (brand: string) => get<Tree>(root(brand)),
  makeSection: (brand: string, kind: SectionKind, wish: SectionWish) =>
    post<Category>(`${root(brand)}/${kind}`, wish, { 'Idempotency-Key': newKey() }),
  changeSection: (brand: string, kind: SectionKind, id: string, wish: SectionWish) => patch<Category>(`${root(brand)}/${kind}/${id}`, wish),
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
