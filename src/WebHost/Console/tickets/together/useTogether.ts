import type { Editor } from '@tiptap/core'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useLive } from '@/live/store'
import type { Draft, Mode } from '../composer/drafts'
import type { OpenedDraft, OpenedListener } from './opened'
import type { DraftAnswer, SentDraft, Writer } from './protocol'
import type { Fields } from './sharedDoc'

type Opened = typeof OpenedDraft

// Yjs is fetched when the first ticket is opened; from then on a draft is bound in the same moment in which its editor appears.
let loaded: Opened | null = null
const load = async (): Promise<Opened> => (loaded ??= (await import('./opened')).OpenedDraft)

interface Wishes {
  member: () => string
  number: () => number
  editor: () => Editor | undefined
  draft: () => Draft
  /** The editor shows what is written together from now on. */
  began: () => void
  fields: (fields: Fields) => void
  sent: (by: string) => void
}

/** The text in the editor as one that several write: from when what it takes has been fetched. Until then, and where it cannot be, it is the writer's own. */
export function useTogether(wishes: Wishes) {
  const live = useLive()
  const others = ref<Writer[]>([])
  const full = ref(false)
  const holder = ref<string | null>(null)
  /** The colleague who writes alone, for as long as they are here: nobody has to wait for who has left. */
  const heldBy = computed(() => others.value.find((one) => one.id === holder.value && one.id !== wishes.member()) ?? null)
  const holds = computed(() => holder.value !== null && holder.value === wishes.member())
  let wanted: Mode | null = null
  let opened: { mode: Mode; draft: OpenedDraft } | null = null

  function begin(mode: Mode): void {
    end()
    wanted = mode
    if (loaded) start(loaded, mode)
    else void load().then((type) => { if (wanted === mode && !opened) start(type, mode) }, () => undefined) // Then it is written alone, as before.
  }

  function start(type: Opened, mode: Mode): void {
    const editor = wishes.editor()
    const ticket = wishes.number()
    if (!editor || editor.isDestroyed || ticket === 0) return
    const listener: OpenedListener = {
      fields: wishes.fields,
      people: (writers) => (others.value = writers),
      holder: (member) => (holder.value = member),
      sent: wishes.sent,
      full: (is) => (full.value = is),
    }
    const draft = new type(editor, portTo(ticket, mode), listener, { member: wishes.member(), ticket, mode }, wishes.draft())
    opened = { mode, draft }
    wishes.began()
    if (live.state === 'live') draft.join()
  }

  function portTo(ticket: number, mode: Mode) {
    return {
      open: (have: number) => live.ask<DraftAnswer>('openDraft', ticket, mode, have),
      write: (update: unknown) => live.ask<DraftAnswer>('writeDraft', ticket, mode, update),
      since: (have: number) => live.ask<DraftAnswer>('draftSince', ticket, mode, have),
      compact: (compact: unknown) => live.ask('compactDraft', ticket, mode, compact),
      point: (place: string | null) => void live.ask('pointDraft', ticket, mode, place).catch(() => undefined), // A courtesy.
      close: () => void live.ask('closeDraft', ticket, mode).catch(() => undefined),
    }
  }

  function end(): void {
    wanted = null
    opened?.draft.release()
    opened = null
    others.value = []
    full.value = false
    holder.value = null
  }

  const stop = live.listen({
    draft: (ticket, mode, word) => { if (ticket === wishes.number() && mode === opened?.mode) opened.draft.hear(word) },
  })
  watch(() => live.state, (now) => {
    if (now === 'live') opened?.draft.join()
    else opened?.draft.lost()
  })
  onScopeDispose(() => {
    stop()
    end()
  })

  return {
    others,
    full,
    heldBy,
    holds,
    takeOver: () => { opened?.draft.hold(wishes.member()) },
    /** Everybody writes again, whoever held it. */
    share: () => { opened?.draft.hold(null) },
    begin,
    end,
    isOn: () => opened !== null,
    keep: (fields: Fields) => { opened?.draft.setFields(fields) },
    sending: (): { draft: SentDraft | null; sent: () => void } | null => opened?.draft.sending() ?? null,
    pause: () => { opened?.draft.pause() },
    undo: () => { opened?.draft.undo() },
    redo: () => { opened?.draft.redo() },
  }
}
