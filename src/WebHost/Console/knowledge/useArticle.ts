import { knowledgeApi, type Article, type ArticleState } from '@/api/knowledge'
import { localTime, serverTime } from '@/forms/localTime'
import { useDraft } from '@/writing/useDraft'

export interface ArticleDraft {
  title: string
  body: string
  state: ArticleState
  tags: string[]
  /** As the field of a form has it; empty for no plan. */
  publishAt: string
  translationOf: string
}

/** An article that is being written. */
export function useArticle(brand: string, id: string) {
  return useDraft<Article, ArticleDraft>({
    empty: { title: '', body: '', state: 'draft', tags: [], publishAt: '', translationOf: '' },
    draftOf: (article) => ({
      title: article.title, body: article.body, state: article.state, tags: [...article.tags], publishAt: localTime(article.publishAt), translationOf: article.translationOf,
    }),
    read: () => knowledgeApi.article(brand, id),
    change: ({ publishAt, ...changed }, version) =>
      knowledgeApi.changeArticle(brand, id, { ...changed, ...(publishAt === undefined ? {} : { publishAt: serverTime(publishAt) }), version }),
  })
}
