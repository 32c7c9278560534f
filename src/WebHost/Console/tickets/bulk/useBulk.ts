import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { bulkApi, type BulkTickets, type BulkWish } from '@/api/jobs'
import type { BulkItem, TicketRow } from '@/api/types'
import { dismiss, toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import { useJobs } from '@/jobs/store'
import { useActWords } from '@/jobs/words'
import { goingBack, type Back } from './goingBack'

const SECONDS = 10

/** Does one thing to many tickets: a few are changed at once and can be put back, of many a job is made that the tray shows. */
export function useBulk() {
  const jobs = useJobs()
  const words = useActWords()
  const problemText = useProblemText()
  const { t, n } = useI18n()
  const busy = ref(false)

  /**
   * @param before How the tickets stand now, as far as they are known.
   * @returns Whether it was taken on.
   */
  async function run(which: BulkTickets, wish: BulkWish, before: readonly TicketRow[]): Promise<boolean> {
    busy.value = true
    try {
      const answer = await bulkApi.change(which, wish)
      if ('items' in answer) tell(wish, answer.items, before)
      else jobs.take(answer)
      return true
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
      return false
    } finally {
      busy.value = false
    }
  }

  function tell(wish: BulkWish, items: BulkItem[], before: readonly TicketRow[]): void {
    const refused = new Set(items.filter((item) => item.code !== null).map((item) => item.ticket))
    const done = items.length - refused.size
    const what = words(wish.action, wish)
    if (refused.size > 0) offerReasons(what, items)
    if (done > 0) offerUndo(t('jobs.doneNow', { what, n: n(done) }, done), goingBack(wish, before.filter((row) => !refused.has(row.id))))
  }

  function offerReasons(what: string, items: BulkItem[]): void {
    const failed = items.filter((item) => item.code !== null)
    const id = toast(t('jobs.failedNow', { what, n: n(failed.length) }, failed.length), {
      tone: 'danger',
      seconds: SECONDS,
      action: {
        label: t('jobs.why'),
        testid: 'bulk-why',
        run: () => {
          dismiss(id)
          jobs.results = { what, items: failed }
        },
      },
    })
  }

  function offerUndo(text: string, back: Back[]): void {
    if (back.length === 0) {
      toast(text, { tone: 'success' })
      return
    }
    const id = toast(text, {
      tone: 'success',
      seconds: SECONDS,
      action: {
        label: t('acts.undo'),
        testid: 'undo-bulk',
        run: () => {
          dismiss(id)
          void undo(back)
        },
      },
    })
  }

  async function undo(back: Back[]): Promise<void> {
    const items: BulkItem[] = []
    try {
      for (const { tickets, wish } of back) {
        const answer = await bulkApi.change({ tickets }, wish)
        if ('items' in answer) items.push(...answer.items)
      }
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
    const refused = items.filter((item) => item.code !== null).length
    if (refused > 0) offerReasons(t('acts.undo'), items)
    if (items.length > refused) toast(t('jobs.undoneNow', { n: n(items.length - refused) }, items.length - refused), { tone: 'success' })
  }

  return { busy, run }
}
