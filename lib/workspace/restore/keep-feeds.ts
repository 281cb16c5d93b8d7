import { keepFeedFacts } from '../../directory/keep-feed-facts.ts';
import { parseWorkspace } from '../../directory/parse.ts';
import { WORKSPACE_DOC } from '../../log/doc-id.ts';
import type { DocId } from '../../log/types.ts';

/** What a document is to become: of the workspace, how feeds are published stays as it stands. */
export function keepFeeds(doc: DocId, standing: object | undefined, next: object): object {
  if (doc !== WORKSPACE_DOC) return next;
  const [now, then] = [parseWorkspace(standing), parseWorkspace(next)];
  return now.ok && then.ok ? keepFeedFacts(then.value, now.value) : next;
}
