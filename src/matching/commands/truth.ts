import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { pairName, readLabels, readLinks, type ScoredPair, scoreAgainst } from '../deciding/truth.ts'
import { saveText } from '../deciding/whole-file.ts'
import { truthSvg } from '../explaining/truth-svg.ts'
import { readModel, writeModel } from '../model/model-file.ts'
import { calibrate } from '../training/calibration.ts'
import { AskedWrongly } from './asked.ts'
import { refuseOverwriting } from './outputs.ts'

export const truthCommand: Command = {
  name: 'match truth',
  summary: 'Compare links with what is known to be true: precision, recall and F1 by threshold, with the curve',
  usage:
    'labels.csv [--links links.csv] [--pairs within|between|all] [--svg curve.svg] [--calibrate model.json]\n' +
    '    labels: id_a,id_b,same (yes or no), or id,person for every record; with list_a,list_b or list where ids repeat between lists',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        links: { type: 'string', default: 'links.csv' },
        pairs: { type: 'string', default: 'all' },
        svg: { type: 'string' },
        calibrate: { type: 'string' },
      },
    })
    const path = positionals[0]
    if (path === undefined) throw new AskedWrongly('Name the file with the labels.')
    const mode = values.pairs
    if (mode !== 'within' && mode !== 'between' && mode !== 'all')
      throw new AskedWrongly(`--pairs should be within, between or all, not "${mode}"`)
    refuseOverwriting([path, values.links], { svg: values.svg, calibrate: values.calibrate })
    const labels = readLabels(path)
    const named = labels.kind === 'pairs' ? [...labels.same.keys()] : [...labels.personOf.keys()]
    const links = readLinks(values.links, /^[^\n]+:/.test(named[0] ?? ''))
    const known = (link: ScoredPair) =>
      labels.kind === 'pairs'
        ? labels.same.has(pairName(link.a, link.b))
        : labels.personOf.has(link.a) && labels.personOf.has(link.b)
    const labelled = links.filter(known).length
    if (labelled === 0)
      throw new Error(
        `None of the ${links.length} links in ${values.links} is among the labels in ${path}. Are they of the same lists, and do both name the list or neither?`,
      )
    if (labelled < links.length && labels.kind === 'people')
      io.err(`${links.length - labelled} of ${links.length} links join records without a label, and are left out`)
    const points = scoreAgainst(labels, links, mode)
    if (values.svg !== undefined) saveText(values.svg, truthSvg(points))
    if (values.calibrate !== undefined) {
      if (labels.kind !== 'pairs') throw new Error('Calibration needs decisions on pairs: id_a, id_b and same')
      const decisions = links.flatMap((link) => {
        const same = labels.same.get(pairName(link.a, link.b))
        return same === undefined ? [] : [{ weight: link.weight, same }]
      })
      if (decisions.length < 50)
        throw new Error(`${decisions.length} of the labelled pairs are among the links; calibration needs 50 or more`)
      saveText(
        values.calibrate,
        writeModel({ ...readModel(readFileSync(values.calibrate, 'utf8')), calibration: calibrate(decisions) }),
      )
    }
    if (io.json) io.out(JSON.stringify(points))
    else {
      io.out('threshold     links  precision   recall       F1')
      for (const at of points) {
        const bar = '#'.repeat(Math.round(at.f1 * 30))
        io.out(
          `${String(at.threshold).padEnd(9)} ${String(at.links).padStart(9)}  ${at.precision.toFixed(4).padStart(9)}  ${at.recall.toFixed(4)}  ${at.f1.toFixed(4).padStart(7)}  ${bar}`,
        )
      }
    }
    return 0
  },
}
