import bulk from './ja/bulk.json';
import card from './ja/card.json';
import care from './ja/care.json';
import changes from './ja/changes.json';
import common from './ja/common.json';
import conflicts from './ja/conflicts.json';
import customers from './ja/customers.json';
import findings from './ja/findings.json';
import options from './ja/options.json';
import overview from './ja/overview.json';
import partnerCenter from './ja/partnerCenter.json';
import partners from './ja/partners.json';
import popup from './ja/popup.json';
import problems from './ja/problems.json';
import publishing from './ja/publishing.json';
import review from './ja/review.json';
import settings from './ja/settings.json';
import sharing from './ja/sharing.json';
import subscription from './ja/subscription.json';
import surfaces from './ja/surfaces.json';
import transfer from './ja/transfer.json';

/** Every message of this locale; a key begins with the name of its file. */
const messages = {
  ...bulk,
  ...card,
  ...care,
  ...changes,
  ...common,
  ...conflicts,
  ...customers,
  ...findings,
  ...options,
  ...overview,
  ...partnerCenter,
  ...partners,
  ...popup,
  ...problems,
  ...publishing,
  ...review,
  ...settings,
  ...sharing,
  ...subscription,
  ...surfaces,
  ...transfer,
};
export default messages;
