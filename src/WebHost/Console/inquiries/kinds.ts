import { AlignLeft, AtSign, Calendar, ChevronsUpDown, Hash, ListChecks, Paperclip, Phone, SquareCheck, Type } from '@lucide/vue'
import type { Component } from 'vue'
import type { FieldKind } from '@/api/inquiryTypes'

/** In the order in which they are offered. */
export const kinds: readonly FieldKind[] = ['text', 'paragraph', 'select', 'multiSelect', 'checkbox', 'number', 'date', 'email', 'phone', 'file']

export const kindIcons: Record<FieldKind, Component> = {
  text: Type,
  paragraph: AlignLeft,
  number: Hash,
  email: AtSign,
  phone: Phone,
  date: Calendar,
  select: ChevronsUpDown,
  multiSelect: ListChecks,
  checkbox: SquareCheck,
  file: Paperclip,
}

export const hasOptions = (kind: FieldKind): boolean => kind === 'select' || kind === 'multiSelect'

/** The most characters that a field may be given; what else is written has a form of its own. */
export const limits: Partial<Record<FieldKind, number>> = { text: 500, paragraph: 10_000, number: 40 }

/** What others may depend on: only what has a known set of values. */
export const mayDecide = (kind: FieldKind): boolean => hasOptions(kind) || kind === 'checkbox'

/** What a ticked box says. */
export const TICKED = 'true'
