import type { Editor } from '@tiptap/vue-3'
import { ref, watch, type Ref } from 'vue'
import type { Status } from '@/api/types'
import { useLive } from '@/live/store'
import type { After } from '../acts/after'
import type { useTogether } from '../together/useTogether'
import type { OpenTicket } from '../work/useTicket'
import type { Draft, Mode } from './drafts'
import type { useLeftovers } from './insert/useLeftovers'
import { unanswered, type FlowState, type Sent, type Wish } from './sendFlow'

interface Wishes {
  opened: () => OpenTicket
  mode: () => Mode
  /** With the recipients that stand there, so that who is seen is who gets it. */
  whole: () => Draft
  sendable: () => boolean
  /** How many are to be decided about first, who were added by a mail. */
  unasked: () => number
  leftovers: () => ReturnType<typeof useLeftovers>
  together: () => ReturnType<typeof useTogether>
  editor: () => Editor | undefined
  state: Ref<FlowState>
  send: (wish: Wish) => Promise<Sent | null>
  began: () => void
  /** It was written alone, and is empty now. */
  emptied: (wish: Wish) => void
  sent: () => void
  done: (where?: After) => void
}

/** From pressing Send to the text being gone from the field, or back in it. */
export function useSubmit(wishes: Wishes) {
  const live = useLive()
  const lastStatus = ref<Status | undefined>('inProgress')
  /** Send was pressed before it was said whether those go along whom a mail has added. */
  const pressing = ref(false)

  async function submit(status: Status | undefined, insisted?: Wish, where?: After, later?: Wish['later']): Promise<void> {
    if (!wishes.sendable()) return
    const [mode, together] = [wishes.mode(), wishes.together()]
    pressing.value = mode === 'reply' && wishes.unasked() > 0
    if (pressing.value) return
    if (mode === 'reply' && !insisted && wishes.leftovers().holds(() => void submit(status, undefined, where, later))) return
    const shared = together.sending()
    const wish: Wish = {
      ticket: wishes.opened().ticket.value?.id ?? 0,
      mode,
      draft: wishes.whole(),
      status: mode === 'reply' ? status : undefined,
      seenVersion: wishes.opened().viewed.value,
      ...insisted,
      ...(later ? { later } : {}),
      ...(shared?.draft ? { together: shared.draft } : {}),
    }
    wishes.began()
    wishes.editor()?.setEditable(false, false)
    const sent = await wishes.send(wish)
    wishes.editor()?.setEditable(together.heldBy.value === null, false)
    if (sent) {
      if (shared) shared.sent()
      else wishes.emptied(wish)
      if (wish.mode === 'reply') lastStatus.value = wish.status
      wishes.sent()
      // The sent text appears by the feed; where that is down, the timeline is read.
      if (live.state !== 'live') void wishes.opened().refresh()
      if (wish.status === 'completed' && !wish.later) wishes.done(where)
    } else if (wishes.state.value.kind === 'unseen') void wishes.opened().refresh()
  }

  // What got no answer is sent again with the same key when the line is back: whether it had come through or not, it is sent once.
  watch(
    () => live.state,
    (now) => {
      const wish = now === 'live' ? unanswered(wishes.state.value, wishes.mode(), wishes.whole()) : null
      if (wish) void submit(wish.status, wish)
    },
  )

  function insist(): void {
    if (wishes.state.value.kind !== 'unseen') return
    const wish = { ...wishes.state.value.wish, draft: wishes.whole(), seenVersion: wishes.opened().seen.value }
    void submit(wish.status, wish)
  }

  return { submit, insist, pressing, lastStatus }
}
