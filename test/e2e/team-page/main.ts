import { playScenario } from '../../workspace/sync/play-scenario.ts';

declare global {
  /** There in `team.html`. */
  var playTeam: typeof playScenario;
}

globalThis.playTeam = playScenario;
