import { computed, reactive, ref } from 'vue'
import { noticesApi, type Notice, type NoticeState, type NoticeWish } from '@/api/notices'
import { asProblem } from '@/api/problem'
import { useForm } from '@/forms/useForm'
import { useRead } from '@/forms/useRead'
import { localTime } from '@/knowledge/useArticle'

export interface NoticeDraft {
  title: string
  body: string
  state: NoticeState
  pinned: boolean
  /** As the field of a form has it; empty for at once. */
  publishAt: string
}

/** A notice as it is on the server, and as it is being written. What somebody else saved meanwhile is shown, never written over unasked. */
export function useNotice(brand: string, id: string) {
  const { busy, send, errorOf, errorBesides } = useForm()
  const saved = ref<Notice | null>(null)
  const theirs = ref<Notice | null>(null)
  const draft = reactive<NoticeDraft>({ title: '', body: '', state: 'draft', pinned: false, publishAt: '' })
  const { state, failure, read } = useRead(async () => { take(await noticesApi.get(brand, id)) })
  const dirty = computed(() => saved.value !== null && Object.keys(changes(saved.value)).length > 0)

  function take(notice: Notice): void {
    saved.value = notice
    Object.assign(draft, draftOf(notice))
  }

  function changes(from: Notice): NoticeWish {
    const before = draftOf(from)
    return {
      ...(draft.title.trim() === before.title ? {} : { title: draft.title.trim() }),
      ...(draft.body === before.body ? {} : { body: draft.body }),
      ...(draft.state === before.state ? {} : { state: draft.state }),
      ...(draft.pinned === before.pinned ? {} : { pinned: draft.pinned }),
      ...(draft.publishAt === before.publishAt ? {} : { publishAt: draft.publishAt ? new Date(draft.publishAt).toISOString() : null }),
    }
  }

  async function save(): Promise<boolean> {
    const from = saved.value
    if (!from || !dirty.value || busy.value) return false
    const written = { ...draft }
    return await send(async () => {
      try {
        const now = await noticesApi.change(brand, id, { ...changes(from), version: from.version })
        const typed = { ...draft }
        saved.value = now
        // What was written or chosen while it was saving stays.
        Object.assign(draft, draftOf(now), differences(written, typed))
      } catch (error) {
        if (asProblem(error).code !== 'moved-on') throw error
        theirs.value = await noticesApi.get(brand, id)
      }
    }) && theirs.value === null
  }

  /** Goes on with mine: the next saving puts it over theirs. What only they changed stays theirs. */
  function keepMine(): void {
    if (theirs.value && saved.value) {
      Object.assign(draft, draftOf(theirs.value), differences(draftOf(saved.value), draft))
      saved.value = theirs.value
    }
    theirs.value = null
  }

  function takeTheirs(): void {
    if (theirs.value) take(theirs.value)
    theirs.value = null
  }

  return { saved, theirs, draft, dirty, state, failure, read, save, busy, errorOf, errorBesides, keepMine, takeTheirs }
}

/** What of the second is not as in the first. */
function differences(before: NoticeDraft, now: NoticeDraft): Partial<NoticeDraft> {
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== before[key as keyof NoticeDraft]))
}

function draftOf(notice: Notice): NoticeDraft {
  return { title: notice.title, body: notice.body, state: notice.state, pinned: notice.pinned, publishAt: localTime(notice.publishAt) }
}
