// What a browser fetches before it shows a page. Tests without a page need no words.
if (typeof document !== 'undefined') {
  const { i18n } = await import('@/i18n')
  i18n.global.setLocaleMessage('ko', (await import('@/i18n/ko')).default)
  i18n.global.setLocaleMessage('en', (await import('@/i18n/en')).default)
}

export {}
