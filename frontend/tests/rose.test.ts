// The geometry of the rose.
import { describe, expect, it } from 'vitest'
import { INNER, LEVELS, OUTER, placePetals, pointAt, radiusOf } from '../src/charts/rose-geometry'

const AREAS = [3, 4, 4, 3, 2]
const petals = AREAS.flatMap((count, area) =>
  Array.from({ length: count }, (_, index) => ({ id: `${area + 1}.${index + 1}`, areaId: `${area + 1}`, level: 3.5 })),
)

describe('radiusOf', () => {
  it('goes from the heart to the edge and never beyond', () => {
    expect(radiusOf(0)).toBe(INNER)
    expect(radiusOf(LEVELS)).toBe(OUTER)
    expect(radiusOf(4)).toBe((INNER + OUTER) / 2)
    expect(radiusOf(9)).toBe(OUTER)
    expect(radiusOf(-1)).toBe(INNER)
  })
})

describe('pointAt', () => {
  it('starts at the top and turns clockwise', () => {
    expect(pointAt(10, 0)).toEqual({ x: 0, y: -10 })
    expect(pointAt(10, Math.PI / 2).x).toBeCloseTo(10)
  })
})

describe('placePetals', () => {
  const placed = placePetals(petals)

  it('gives every competence the same width, in order, without overlap', () => {
    const width = placed[0]!.to - placed[0]!.from
    for (const [index, petal] of placed.entries()) {
      expect(petal.to - petal.from).toBeCloseTo(width)
      if (index > 0) expect(petal.from).toBeGreaterThan(placed[index - 1]!.to)
    }
    expect(placed.at(-1)!.to).toBeLessThan(2 * Math.PI)
  })

  it('leaves a wider gap between two areas', () => {
    const gaps = placed.slice(1).map((petal, index) => ({
      isBorder: petal.areaId !== placed[index]!.areaId,
      size: petal.from - placed[index]!.to,
    }))
    const widest = Math.max(...gaps.filter(({ isBorder }) => !isBorder).map(({ size }) => size))
    for (const gap of gaps.filter(({ isBorder }) => isBorder)) expect(gap.size).toBeGreaterThan(widest)
  })

  it('draws nothing for a level of zero, and no invalid number ever', () => {
    const [empty] = placePetals([{ id: '1.1', areaId: '1', level: 0 }])
    expect(empty?.reached).toBe('')
    expect(placePetals([])).toEqual([])
    for (const petal of placed) expect(petal.whole + petal.reached).not.toMatch(/NaN|Infinity/)
  })
})
