import type { Option } from '@/design/options'

export const consoleLanguages: Option[] = [
  { value: 'ko', label: '한국어' },
  { value: 'en', label: 'English' },
]
