// Light, dark, or as the device says. The page's inline script applies the choice before the first paint.
import { createStore } from './store'

export type Theme = 'system' | 'light' | 'dark'

const SAVED = 'sextant.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

function readSaved(): Theme {
  try {
    const saved = localStorage.getItem(SAVED)
    return saved === 'light' || saved === 'dark' ? saved : 'system'
  } catch {
    return 'system'
  }
}

export const theme = createStore<Theme>(readSaved())

export function resolvedTheme(): 'light' | 'dark' {
  const chosen = theme.get()
  if (chosen !== 'system') return chosen
  return dark.matches ? 'dark' : 'light'
}

function apply(): void {
  document.documentElement.dataset.theme = resolvedTheme()
}

export function chooseTheme(chosen: Theme): void {
  theme.set(chosen)
  try {
    if (chosen === 'system') localStorage.removeItem(SAVED)
    else localStorage.setItem(SAVED, chosen)
  } catch {
    // The choice then lasts for this visit.
  }
  apply()
}

export function startTheme(): void {
  dark.addEventListener('change', apply)
  apply()
}
