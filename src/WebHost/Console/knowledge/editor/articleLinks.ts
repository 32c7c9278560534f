/** An article that one can link to. */
export interface ArticleAddress {
  title: string
  href: string
}

/** Finds articles by a part of their title. */
export type FindArticles = (text: string) => Promise<ArticleAddress[]>
