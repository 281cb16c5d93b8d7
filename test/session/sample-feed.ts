import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import { CUSTOMER, NOW, sampleContent } from '../feed/sample-workspace.ts';

/** A feed that a person added, and of which all is well. */
export const sampleFeed: FeedView = {
  feedId: 'name',
  host: 'feeds.example',
  tenantId: CUSTOMER,
  root: 'root',
  isManaged: false,
  pattern: 'https://feeds.example/*',
  standing: 'fresh',
  publisher: sampleContent().publisher,
  company: 'Contoso',
  notes: [],
  changes: [],
  confirmedAt: NOW,
  expiresAt: NOW,
};
