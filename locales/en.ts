import apply from './en/apply.json';
import bulk from './en/bulk.json';
import card from './en/card.json';
import care from './en/care.json';
import changes from './en/changes.json';
import common from './en/common.json';
import conflicts from './en/conflicts.json';
import customers from './en/customers.json';
import delegatedAdmin from './en/delegatedAdmin.json';
import diagnostics from './en/diagnostics.json';
import findings from './en/findings.json';
import observe from './en/observe.json';
import options from './en/options.json';
import overview from './en/overview.json';
import partnerCenter from './en/partnerCenter.json';
import partners from './en/partners.json';
import policy from './en/policy.json';
import popup from './en/popup.json';
import problems from './en/problems.json';
import publishers from './en/publishers.json';
import publishing from './en/publishing.json';
import review from './en/review.json';
import settings from './en/settings.json';
import sharing from './en/sharing.json';
import subscription from './en/subscription.json';
import surfaces from './en/surfaces.json';
import transfer from './en/transfer.json';
import vcard from './en/vcard.json';

/** Every message of this locale; a key begins with the name of its file. */
const messages = {
  ...apply,
  ...bulk,
  ...card,
  ...care,
  ...changes,
  ...common,
  ...conflicts,
  ...customers,
  ...delegatedAdmin,
  ...diagnostics,
  ...findings,
  ...observe,
  ...options,
  ...overview,
  ...partnerCenter,
  ...partners,
  ...policy,
  ...popup,
  ...problems,
  ...publishers,
  ...publishing,
  ...review,
  ...settings,
  ...sharing,
  ...subscription,
  ...surfaces,
  ...transfer,
  ...vcard,
};
export default messages;
