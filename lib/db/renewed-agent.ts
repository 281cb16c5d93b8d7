import { AGENT_LENGTH, newAgent } from './agent.ts';
import type { Agent, AgentCounts, LogHeader } from './schema.ts';

/**
 * Another agent id when the team's log has commits of this agent that this profile never made: its folder was copied, or
 * brought back from a copy. `waiting`: what still waits; it is the new agent's then, under the same numbers, so that
 * nobody takes it for sent twice. Undefined when the agent is this profile's alone.
 */
export function renewedAgent(own: Agent, agents: AgentCounts, waiting: readonly LogHeader[]): string | undefined {
  const seen = agents.get(own.agent) ?? 0;
  const isTaken = seen > own.n || waiting.some(({ n }) => n <= seen);
  return isTaken ? agentAfter(own.agent, waiting) : undefined;
}

/**
 * Copies of one profile that wait with the same commits become the same agent, so that what both send is still taken
 * once; what each commits from then on tells them apart.
 */
function agentAfter(before: string, [first]: readonly LogHeader[]): string {
  const agent = first?.id.slice(0, AGENT_LENGTH) ?? before;
  return agent === before ? newAgent() : agent;
}
