import type { FaultDetails, FaultReason } from '../partner-center-fault.ts';

const LEAVES_OPEN: readonly FaultReason[] = ['unreachable', 'timedOut', 'serverFault', 'malformed'];

/** Whether it stays unknown that a write was done. */
export const leavesOpen = ({ reason }: FaultDetails) => LEAVES_OPEN.includes(reason);
