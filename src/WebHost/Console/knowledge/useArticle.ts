import { computed, reactive, ref } from 'vue'
import { knowledgeApi, type Article, type ArticleState, type ArticleWish } from '@/api/knowledge'
import { asProblem } from '@/api/problem'
import { useForm } from '@/forms/useForm'
import { useRead } from '@/forms/useRead'

export interface ArticleDraft {
  title: string
  body: string
  state: ArticleState
  tags: string[]
  /** As the field of a form has it; empty for no plan. */
  publishAt: string
  translationOf: string
}

/** An article as it is on the server, and as it is being written. What somebody else saved meanwhile is shown, never written over unasked. */
export function useArticle(brand: string, id: string) {
  const { busy, failure: unsaved, send, errorOf, errorBesides } = useForm()
  const saved = ref<Article | null>(null)
  const theirs = ref<Article | null>(null)
  const base = ref<Article | null>(null)
  const draft = reactive<ArticleDraft>({ title: '', body: '', state: 'draft', tags: [], publishAt: '', translationOf: '' })
  const { state, failure, read } = useRead(async () => { take(await knowledgeApi.article(brand, id)) })
  const dirty = computed(() => saved.value !== null && Object.keys(changes(saved.value)).length > 0)

  function take(article: Article): void {
    saved.value = article
    base.value = article
    Object.assign(draft, draftOf(article))
  }

  function changes(from: Article): ArticleWish {
    const before = draftOf(from)
    return {
      ...(draft.title.trim() === before.title ? {} : { title: draft.title.trim() }),
      ...(draft.body === before.body ? {} : { body: draft.body }),
      ...(draft.state === before.state ? {} : { state: draft.state }),
      ...(same(draft.tags, before.tags) ? {} : { tags: draft.tags }),
      ...(draft.publishAt === before.publishAt ? {} : { publishAt: draft.publishAt ? new Date(draft.publishAt).toISOString() : null }),
      ...(draft.translationOf === before.translationOf ? {} : { translationOf: draft.translationOf }),
    }
  }

  async function save(): Promise<boolean> {
    const from = saved.value
    if (!from || !dirty.value || busy.value) return false
    const written = { ...draft, tags: [...draft.tags] }
    return await send(async () => {
      try {
        const now = await knowledgeApi.changeArticle(brand, id, { ...changes(from), version: from.version })
        saved.value = now
        base.value = now
        // The server keeps only what is harmless; what was typed while it was saving stays.
        if (draft.body === written.body) draft.body = now.body
        if (draft.title === written.title) draft.title = now.title
        if (draft.publishAt === written.publishAt) draft.publishAt = localTime(now.publishAt)
        if (draft.state === written.state) draft.state = now.state
        if (draft.translationOf === written.translationOf) draft.translationOf = now.translationOf
        if (same(draft.tags, written.tags)) draft.tags = [...now.tags]
      } catch (error) {
        if (asProblem(error).code !== 'moved-on') throw error
        theirs.value = await knowledgeApi.article(brand, id)
      }
    }) && theirs.value === null
  }

  /** Goes on with mine: the next saving puts it over theirs, which stays among the versions. What only they changed stays theirs. */
  function keepMine(): void {
    if (theirs.value && base.value) {
      const [before, now] = [draftOf(base.value), draftOf(theirs.value)]
      Object.assign(draft, {
        title: draft.title.trim() === before.title ? now.title : draft.title,
        body: draft.body === before.body ? now.body : draft.body,
        state: draft.state === before.state ? now.state : draft.state,
        tags: same(draft.tags, before.tags) ? now.tags : draft.tags,
        publishAt: draft.publishAt === before.publishAt ? now.publishAt : draft.publishAt,
        translationOf: draft.translationOf === before.translationOf ? now.translationOf : draft.translationOf,
      })
      saved.value = theirs.value
      base.value = theirs.value
    }
    theirs.value = null
  }

  function takeTheirs(): void {
    if (theirs.value) take(theirs.value)
    theirs.value = null
  }

  return { saved, theirs, draft, dirty, state, failure, read, take, save, busy, unsaved, errorOf, errorBesides, keepMine, takeTheirs }
}

const same = (one: string[], other: string[]): boolean => one.length === other.length && one.every((tag, index) => tag === other[index])

function draftOf(article: Article): ArticleDraft {
  return { title: article.title, body: article.body, state: article.state, tags: [...article.tags], publishAt: localTime(article.publishAt), translationOf: article.translationOf }
}

/** As a datetime-local field takes it: the time on the wall here. */
export function localTime(at: string | null): string {
  if (!at) return ''
  const time = new Date(at)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
