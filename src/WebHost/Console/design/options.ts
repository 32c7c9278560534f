import type { Component } from 'vue'

/** One thing that can be picked in a Select, a Combobox or a Menu. */
export interface Option {
  value: string
  label: string
  note?: string
  icon?: Component
  /** Props for the icon, so that a status or importance mark can be an option's icon. */
  iconProps?: Record<string, unknown>
}
