import { computed, reactive, ref, toRaw } from 'vue'
import { asProblem } from '@/api/problem'
import { useForm } from '@/forms/useForm'
import { useRead } from '@/forms/useRead'

/** How the server says that there is another version, in the body of a wish or by its If-Match. */
const conflicts = ['moved-on', 'version_conflict']

export interface Draftable<Saved extends { version: number }, Draft extends object> {
  /** Before anything is read. */
  empty: Draft
  draftOf: (saved: Saved) => Draft
  read: () => Promise<Saved>
  /** Saves what differs from the version that was read; another version on the server is a conflict. */
  change: (changed: Partial<Draft>, version: number) => Promise<Saved>
}

/** Something as it is on the server, and as it is being written. What somebody else saved meanwhile is shown, never written over unasked. */
export function useDraft<Saved extends { version: number }, Draft extends object>(of: Draftable<Saved, Draft>) {
  const { busy, send, errorOf, errorUnder, errorBesides } = useForm()
  const saved = ref<Saved | null>(null)
  const theirs = ref<Saved | null>(null)
  const draft = reactive({ ...of.empty }) as Draft
  const { state, failure, read } = useRead(async () => { take(await of.read()) })
  const dirty = computed(() => saved.value !== null && Object.keys(differences(of.draftOf(saved.value as Saved), draft)).length > 0)

  function take(now: Saved): void {
    saved.value = now
    Object.assign(draft, of.draftOf(now))
  }

  async function save(): Promise<boolean> {
    const from = saved.value as Saved | null
    if (!from || !dirty.value || busy.value) return false
    const written = { ...toRaw(draft) }
    return await send(async () => {
      try {
        const now = await of.change(differences(of.draftOf(from), written), from.version)
        const typed = differences(written, draft)
        // The server keeps only what is harmless; what was typed while it was saving stays.
        take(now)
        Object.assign(draft, typed)
      } catch (error) {
        if (!conflicts.includes(asProblem(error).code)) throw error
        theirs.value = await of.read()
      }
    }) && theirs.value === null
  }

  /** Goes on with mine: the next saving puts it over theirs. What only they changed stays theirs. */
  function keepMine(): void {
    if (theirs.value && saved.value) {
      const mine = differences(of.draftOf(saved.value as Saved), draft)
      take(theirs.value as Saved)
      Object.assign(draft, mine)
    }
    theirs.value = null
  }

  function takeTheirs(): void {
    if (theirs.value) take(theirs.value as Saved)
    theirs.value = null
  }

  return { saved, theirs, draft, dirty, state, failure, read, take, save, busy, errorOf, errorUnder, errorBesides, keepMine, takeTheirs }
}

/** What of the second is not as in the first. */
function differences<Draft extends object>(before: Draft, now: Draft): Partial<Draft> {
  const names = Object.keys(before) as (keyof Draft)[]
  return Object.fromEntries(names.filter((name) => !same(before[name], now[name])).map((name) => [name, now[name]])) as Partial<Draft>
}

/** Blanks around a text are no change. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim()
  if (typeof one === 'object' && one !== null) return JSON.stringify(one) === JSON.stringify(other)
  return one === other
}
