import { Extension } from '@tiptap/core'

/** Undo and redo of a text that is written together; while it is not, the editor's own. */
export function historyKeys(together: () => { isOn: () => boolean; undo: () => void; redo: () => void }) {
  const run = (what: 'undo' | 'redo') => () => {
    const text = together()
    if (text.isOn()) text[what]()
    return text.isOn()
  }
  return Extension.create({
    name: 'historyKeys',
    priority: 1000,
    addKeyboardShortcuts: () => ({ 'Mod-z': run('undo'), 'Shift-Mod-z': run('redo'), 'Mod-y': run('redo') }),
  })
}
