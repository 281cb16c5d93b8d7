import type { IsoDate } from '../directory/types.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { ImportSummary } from './import-review.ts';
import type { FromPlanWorker, PlanQuestion, ToPlanWorker } from './plan-messages.ts';

export interface ReadRequest extends PlanQuestion {
  file: Blob;
  today: IsoDate;
  mappings?: readonly ColumnMapping[] | undefined;
}

export type ToWorker = ToPlanWorker<ReadRequest>;
export type FromWorker = FromPlanWorker<ImportSummary>;
