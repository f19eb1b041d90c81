// The secret that was just given, in this page's memory only: it is shown once and asked for nowhere.
import { createStore } from '../../shared/store'
import type { Given } from './api'

export const given = createStore<Given | null>(null)
