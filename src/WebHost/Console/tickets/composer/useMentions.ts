import { Node, mergeAttributes } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import Suggestion, { exitSuggestion, type SuggestionProps } from '@tiptap/suggestion'
import { computed, ref, shallowRef } from 'vue'
import { notificationsApi } from '@/api/notifications'
import type { Mentionable } from '@/api/types'

interface Asked {
  items: Mentionable[]
  loading: boolean
  command: (one: Mentionable) => void
  place: () => DOMRect | null
}

/** Whom a text names, as the server stores it: "member:m1", "group:g1". */
const named = (one: Mentionable): string => `${one.kind}:${one.id}`

/** Names people in memos: what follows an @ is looked for among those who may see the ticket. */
export function useMentions(ticket: () => number, allowed: () => boolean) {
  const key = new PluginKey('mentions')
  const asked = shallowRef<Asked | null>(null)
  const at = ref(0)

  function show(props: SuggestionProps<Mentionable, Mentionable>): void {
    asked.value = { items: props.items, loading: props.loading, command: props.command, place: () => props.clientRect?.() ?? null }
    at.value = Math.min(at.value, Math.max(0, props.items.length - 1))
  }

  const extension = Node.create({
    name: 'mention',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    addAttributes: () => ({
      named: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-mention'),
        renderHTML: (attributes: Record<string, unknown>) => ({ 'data-mention': attributes['named'] }),
      },
      label: { default: '', parseHTML: (element: HTMLElement) => (element.textContent ?? '').replace(/^@/, ''), renderHTML: () => ({}) },
    }),
    parseHTML: () => [{ tag: 'span[data-mention]' }],
    renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), `@${String(node.attrs['label'])}`],
    renderText: ({ node }) => `@${String(node.attrs['label'])}`,
    addProseMirrorPlugins() {
      return [
        Suggestion<Mentionable, Mentionable>({
          editor: this.editor,
          pluginKey: key,
          allow: allowed,
          items: ({ query }) => notificationsApi.mentionable(ticket(), query).catch(() => []),
          command: ({ editor, range, props }) => {
            editor.chain().focus().insertContentAt(range, [
              { type: 'mention', attrs: { named: named(props), label: props.name } },
              { type: 'text', text: ' ' },
            ]).run()
          },
          render: () => ({
            onStart: (props) => {
              at.value = 0
              show(props)
            },
            onUpdate: show,
            onExit: () => (asked.value = null),
          }),
        }),
      ]
    },
  })

  function pick(one: Mentionable | undefined): void {
    if (one) asked.value?.command(one)
  }

  /** Keys go to the list while it is open, before the editor has them. */
  function onKey(view: Parameters<typeof exitSuggestion>[0], event: KeyboardEvent): boolean {
    const open = asked.value
    if (open === null || event.isComposing) return false
    if (event.key === 'Escape') {
      exitSuggestion(view, key)
      event.stopPropagation()
      return true
    }
    if (open.items.length === 0) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at.value = (at.value + (event.key === 'ArrowDown' ? 1 : -1) + open.items.length) % open.items.length
      return true
    }
    if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
      pick(open.items[at.value])
      return true
    }
    return false
  }

  return { extension, onKey, asked: computed(() => asked.value), at, pick, pointAt: (index: number) => (at.value = index) }
}

export type Mentions = ReturnType<typeof useMentions>
