// Every test may speak the words of the learner's pages.
import { beforeAll } from 'vitest'
import { needWords } from '../src/shared/i18n'

beforeAll(() => needWords('learner'))
