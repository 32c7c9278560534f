import { reactive } from 'vue'

export interface ToastAction {
  label: string
  testid?: string
  run: () => void
}

export interface Toast {
  id: number
  tone: 'plain' | 'success' | 'danger'
  text: string
  action?: ToastAction
  /** When the toast goes away by itself; shown as a countdown where there is an action. */
  until: number
}

let last = 0

export const toasts = reactive<Toast[]>([])

export function toast(text: string, options: { tone?: Toast['tone']; seconds?: number; action?: ToastAction } = {}): number {
  last += 1
  const seconds = options.seconds ?? 5
  toasts.push({ id: last, tone: options.tone ?? 'plain', text, action: options.action, until: Date.now() + seconds * 1000 })
  const id = last
  setTimeout(() => { dismiss(id) }, seconds * 1000)
  return id
}

export function dismiss(id: number): void {
  const index = toasts.findIndex((one) => one.id === id)
  if (index >= 0) toasts.splice(index, 1)
}
