import type { Option } from '@/design/options'

/** The service languages, each in its own words. */
export const languages: readonly Option[] = [
  { value: 'ko', label: '한국어' },
  { value: 'en', label: 'English' },
  { value: 'ja', label: '日本語' },
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'th', label: 'ไทย' },
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'vi', label: 'Tiếng Việt' },
]

export const languageName = (code: string) => languages.find((language) => language.value === code)?.label ?? code
