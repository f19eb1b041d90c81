// Calls to routes that the document of the API does not name yet.
import { client } from '../shared/client'

type Call = (path: string, init?: object) => Promise<{ data?: never; error?: unknown; response: Response }>

export const provisional = client as unknown as Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Call>
