// Every test may speak the words of all the entries.
import { beforeAll } from 'vitest'
import { ADMIN_WORDS } from '../src/admin/words'
import { ORGA_WORDS } from '../src/orga/words'
import { addParts, needWords } from '../src/shared/i18n'
import { INDEX_WORDS } from '../src/words'

addParts({ ...INDEX_WORDS, ...ORGA_WORDS, ...ADMIN_WORDS })

beforeAll(() => Promise.all([needWords('public'), needWords('learner')]))
