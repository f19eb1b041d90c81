import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

/* The simulator's scripts are classic ones: they are run as the frame runs them, without a page. */
const NEEDED = ['formula', 'functions', 'library', 'sheet', 'answers']
const source = NEEDED.map((name) => readFileSync(`simulators/spreadsheet/${name}.js`, 'utf8')).join('\n')

type Cell = string | number | boolean | null
type Sheet = Record<string, unknown>
interface Engine {
  told: (formula: string, lang?: string) => string
  shifted: (formula: string, rows: number, columns: number, lang?: string) => string
  typed: (text: string) => { value?: unknown; format?: string }
  answer: () => Record<string, string>
  sort: (column: number, isDown: boolean) => void
}

function engine(sheet: Sheet): Engine {
  const after = `
    ;var lang = 'fr', told_ = told
    ;function render() {} function say() {} function t() { return '' }
    ;var posted = null, frame = { answer(value) { posted = value } }
    ;begin(given)
    ;({
      told(text, language = 'fr') {
        const cells = new Map(state.cells).set('N60', { tree: parseFormula(text, language) })
        return told_(evaluator(cells)(59, 13), '')
      },
      shifted: (text, rows, columns, language = 'fr') => '=' + write(shifted(parseFormula(text), rows, columns), language),
      typed: readTyped,
      answer: () => ANSWERS[data.task](),
      sort: (column, isDown) => sortTable([{ column, isDown }]),
    })`
  return runInNewContext(`${source}${after}`, { given: sheet, Intl }) as Engine
}

const ROWS: Cell[][] = [
  ['Nom', 'Ville', 'Prix', 'Nombre', 'Jour'],
  ['Gaufre', 'Brest', 2.5, 30, '2026-03-14'],
  ['Crêpe', 'Lille', 3, 44, '2026-01-02'],
  ['Jus', 'Brest', 1.5, 61, '2025-12-31'],
  ['Thé', 'Dax', '4', null, '2026-03-15'],
]

describe('formulas', () => {
  const { told } = engine({ task: 'look', rows: ROWS })
  it.each([
    ['=1+2*3', '7'],
    ['=(1+2)*3', '9'],
    ['=2^3^2', '64'],
    ['=-2^2', '-4'],
    ['=0,1+0,2', '0,3'],
    ['=20%*C3', '0,6'],
    ['=10-4-3', '3'],
    ['="a"&"b"&1,5', 'ab1,5'],
    ['=SOMME(D2:D5)', '135'],
    ['=sum(D2:D4;5)', '140'],
    ['=SOMME(C2:C5)', '7'],
    ['=C5*2', '8'],
    ['=MOYENNE(D2:D5)', '45'],
    ['=NB(C2:C5)', '3'],
    ['=NBVAL(C2:C5)', '4'],
    ['=NB.VIDE(D2:D5)', '1'],
    ['=MAX(D2:D5)-MIN(D2:D5)', '31'],
    ['=NB.SI(B2:B5;"brest")', '2'],
    ['=NB.SI(D2:D5;">=44")', '2'],
    ['=NB.SI(D2:D5;">"&D2)', '2'],
    ['=NB.SI(A2:A5;"*e")', '2'],
    ['=SOMME.SI(B2:B5;"Brest";D2:D5)', '91'],
    ['=SOMME.SI.ENS(D2:D5;B2:B5;"Brest";C2:C5;">2")', '30'],
    ['=NB.SI.ENS(B2:B5;"Brest";D2:D5;"<50")', '1'],
    ['=MOYENNE.SI(B2:B5;"Brest";D2:D5)', '45,5'],
    ['=SOMMEPROD(C2:C4;D2:D4)', '298,5'],
    ['=SOMMEPROD((B2:B5="Brest")*(D2:D5>40))', '1'],
    ['=SI(D2>40;"oui";"non")', 'non'],
    ['=SI(ET(D3>40;B3="Lille");1;2)', '1'],
    ['=SI.CONDITIONS(D2>40;"a";VRAI;"b")', 'b'],
    ['=SIERREUR(1/0;"rien")', 'rien'],
    ['=RECHERCHEV("Crêpe";A2:D5;4;FAUX)', '44'],
    ['=RECHERCHEV("Pain";A2:D5;4;FAUX)', '#N/A'],
    ['=RECHERCHEV("Crêpe";A2:D5;9;FAUX)', '#REF!'],
    ['=RECHERCHEX("Thé";A2:A5;B2:B5)', 'Dax'],
    ['=INDEX(A2:A5;EQUIV(MAX(D2:D5);D2:D5;0))', 'Jus'],
    ['=EQUIV(45;{D};1)', 'unreadable'],
    ['=RANG(D3;D2:D5)', '2'],
    ['=GRANDE.VALEUR(D2:D5;2)', '44'],
    ['=ARRONDI(2,345;2)', '2,35'],
    ['=ARRONDI(-2,5;0)', '-3'],
    ['=ARRONDI.INF(2,99;1)', '2,9'],
    ['=MOD(17;5)&"/"&ENT(17/5)', '2/3'],
    ['=MEDIANE(1;9;4;2)', '3'],
    ['=E2-E3', '71'],
    ['=ANNEE(E4)&MOIS(E4)&JOUR(E4)', '20251231'],
    ['=JOURSEM(E2;2)', '6'],
    ['=NOMPROPRE("jean-luc élise")', 'Jean-Luc Élise'],
    ['=STXT("FR-2026-17";4;4)', '2026'],
    ['=SUPPRESPACE("  a   b ")', 'a b'],
    ['=CNUM("1 204,5")+1', '1205,5'],
    ['=1/0', '#DIV/0!'],
    ['=TRUC(1)', '#NOM?'],
    ['=A2+1', '#VALEUR!'],
    ['=SI(1=1;VRAI;1/0)', 'VRAI'],
    ['=SOUS.TOTAL(9;D2:D5)', '135'],
    ['=N60+1', '#CYCLE!'],
    ['=Z99', '0'],
  ])('%s gives %s', (formula, expected) => {
    if (expected === 'unreadable') expect(() => told(formula)).toThrow()
    else expect(told(formula)).toBe(expected)
  })

  it('reads English formulas', () => {
    expect(told('=SUM(1.5,2)', 'en')).toBe('3,5')
    expect(told('=IF(D2>40,"yes","no")', 'en')).toBe('no')
  })

  it.each(['=SOMME(', '=1+', '=A1 B1', '=)', '="a'])('does not read %s', (text) => {
    expect(() => told(text)).toThrow()
  })
})

describe('copying', () => {
  const { shifted } = engine({ task: 'look', rows: ROWS })
  it.each([
    ['=B2*C2', 1, 0, '=B3*C3'],
    ['=B2*$F$1', 3, 2, '=D5*$F$1'],
    ['=$A2&B$1', 2, 1, '=$A4&C$1'],
    ['=SOMME(B2:B$9)', 1, 1, '=SOMME(C3:C$9)'],
    ['=A1', -1, 0, '=#REF!'],
  ])('%s moves %i rows and %i columns', (formula, rows, columns, expected) => {
    expect(shifted(formula, rows, columns)).toBe(expected)
  })

  it('writes a formula in English', () => {
    expect(shifted('=SI(B2>1,5;"a";MOYENNE(C2:C4))', 0, 0, 'en')).toBe('=IF(B2>1.5,"a",AVERAGE(C2:C4))')
  })
})

describe('the sheet', () => {
  it('reads what people type', () => {
    const { typed } = engine({ task: 'look', rows: ROWS })
    expect(typed('1 204,5').value).toBe(1204.5)
    expect(typed('-3')).toEqual({ value: -3 })
    expect(typed('12,5 %')).toEqual({ value: 0.125, format: 'percent' })
    expect(typed('3 €')).toEqual({ value: 3, format: 'euro' })
    expect(typed('14/03/2026').format).toBe('date')
    expect(typed("'12").value).toBe('12')
    expect(typed('12 kg').value).toBe('12 kg')
  })

  it('tells targets with other inputs too, so that a typed result is seen', () => {
    const rows = [['a', 10], ['b', 20], ['typed', 30], ['summed', '=SOMME(B1:B2)']]
    const targets = [{ id: 'hand', cells: 'B3' }, { id: 'sum', cells: 'B4' }]
    expect(engine({ task: 'fill', rows, targets, recheck: { B1: 15 } }).answer()).toEqual({
      hand: '30', hand_formula: 'no', hand_again: '30', sum: '30', sum_formula: 'yes', sum_again: '35',
    })
  })

  it('sorts whole rows, equal ones keeping their order', () => {
    const sheet = engine({ task: 'sort', rows: ROWS })
    sheet.sort(3, true)
    sheet.sort(1, false)
    expect(sheet.answer()).toEqual({ order: 'Jus, Gaufre, Thé, Crêpe' })
  })
})
