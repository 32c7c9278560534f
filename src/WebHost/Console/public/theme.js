// Runs before the first paint, so that a chosen theme never flashes the other one.
(() => {
  let theme = 'system'
  try {
    theme = localStorage.getItem('oqupie.theme') ?? 'system'
  } catch {
    // Storage may be refused; the system's theme holds then.
  }
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
