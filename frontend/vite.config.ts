// Builds the site: one entry an audience, Preact's JSX without a plugin, one style sheet inlined after the build.
import { defineConfig } from 'vitest/config'

const api = process.env.SEXTANT_API ?? 'http://127.0.0.1:8000'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome109', 'firefox115', 'safari15.6'],
    manifest: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: 'index.html' } },
  },
  server: { proxy: { '/api': api, '/simulators': api, '/assets-content': api } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'] },
})
