import { Router, type Request, type Response } from 'express';
import { MOVES, type Move } from '../../domain/grading/movement.ts';
import type { City } from '../../domain/policy/city.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { NotFound } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { pageOf, typedFields } from '../../http/typed.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { movesCsv, spreadCsv } from './analysis-export.ts';
import { analysisPage } from './analysis.pages.ts';
import { MOVES_SHOWN, type AnalysisService, type MovementQuery } from './analysis.service.ts';
import { historyPage } from './history.pages.ts';
import { recheckFits } from './recheck.service.ts';
import { readSimulation } from './simulation.forms.ts';
import { noSimulationPage, simulationPage } from './simulation.pages.ts';
import type { SimulationService } from './simulation.service.ts';

export interface AnalysisParts {
  readonly analysis: AnalysisService;
  readonly simulation: SimulationService;
  readonly city: City;
}

type Numbered = Request<{ number: string }>;

/** What a round of the grading looks like as a whole, what another scheme would do, and a firm's grades over the years. */
export function gradingAnalysisRoutes({ analysis, simulation, city }: AnalysisParts): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'grading.read'));

  router.get(gradingPaths.gradingAnalysis(':number'), reader, async (req: Numbered, res) => {
    const person = personOf(req);
    const query = movementQuery(req);
    const page = pageOf(req.query);
    const seen = await analysis.see(req.params.number, person, query, page);
    const found = req.query['recheck'] === undefined ? undefined : await analysis.recheck(req.params.number, person);
    const recheck = found && { ...found, fits: recheckFits(found.recheck) };
    const view = { ...seen, move: query.move, page, size: MOVES_SHOWN, recheck };
    res.render('grading/analysis', analysisPage(view, city, person.role === 'county'));
  });

  router.get(gradingPaths.gradingSpreadExport(':number'), reader, async (req: Numbered, res) => {
    const { round, spread } = await analysis.see(req.params.number, personOf(req), NO_MOVEMENT, 1);
    if (spread === undefined) throw new NotFound('not-computed', '这一批次还没有计算完毕');
    send(res, `${round.number}-distribution.csv`, spreadCsv(round, spread, city));
  });

  router.get(gradingPaths.gradingMovesExport(':number'), reader, async (req: Numbered, res) => {
    const { round, earlier, moves } = await analysis.moves(req.params.number, personOf(req), movementQuery(req));
    send(res, `${round.number}-movement.csv`, movesCsv(round, earlier, moves, city));
  });

  router.get(gradingPaths.gradingSimulation(), reader, async (req, res) => {
    const person = personOf(req);
    const { round: number } = typedFields(req.query, ['round']);
    const { rounds, round } = await simulation.prepare(number === '' ? undefined : number, person);
    if (round === undefined) return res.render('grading/simulation', noSimulationPage());
    const { typed, change, asked } = readSimulation(req.query, round.scheme);
    const ran = asked ? await simulation.run(round, change, person) : undefined;
    const refusals = ran !== undefined && 'refusals' in ran ? ran.refusals : [];
    const outcome = ran !== undefined && 'simulation' in ran ? ran : undefined;
    const view = { rounds, round, typed, refusals, outcome, page: pageOf(req.query) };
    res
      .status(refusals.length > 0 ? 422 : 200)
      .render('grading/simulation', simulationPage(view, city, person.role === 'county'));
  });

  router.get<{ uscc: string }>(gradingPaths.providerGrades(':uscc'), async (req, res) => {
    res.render('grading/history', historyPage(await analysis.history(req.params.uscc, req.user)));
  });
  return router;
}

const NO_MOVEMENT: MovementQuery = { with: undefined, move: undefined };

function movementQuery(req: Numbered): MovementQuery {
  const typed = typedFields(req.query, ['with', 'move']);
  return {
    with: typed.with === '' ? undefined : typed.with,
    move: (Object.keys(MOVES) as Move[]).find((one) => one === typed.move),
  };
}

function send(res: Response, name: string, text: string): void {
  res.attachment(name).type('text/csv; charset=utf-8').send(text);
}
