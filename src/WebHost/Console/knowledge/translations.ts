import type { ArticleHead } from '@/api/knowledge'

/** An article and whose it is. */
export interface Told {
  brand: string
  article: ArticleHead
}

/** What articles share that say the same: the id of the one that was written first. */
export const originalOf = (article: Pick<ArticleHead, 'id' | 'translationOf'>): string => article.translationOf || article.id

/** Those of other brands that say what the article says; of each brand the first, as the portal takes it. */
export function sayingTheSame(told: Told[], article: Pick<ArticleHead, 'id' | 'translationOf'>): Told[] {
  const same = told.filter((one) => originalOf(one.article) === originalOf(article))
  return same.filter((one, index) => same.findIndex((other) => other.brand === one.brand) === index)
}
