import { POLICY, type PolicyDefinition, type PolicyKey } from '../../lib/policy/schema.ts';

/** What administrators read in their tools; titles are those that Settings shows. */
export type HelpLocale = 'en' | 'ja';

/** One or two sentences a key, in plain ASCII for English, since registries and consoles show it. */
const HELP: Readonly<Record<PolicyKey, Readonly<Record<HelpLocale, string>>>> = {
  role: {
    en: 'Who uses this browser. With a role set, nobody is asked at the first run.',
    ja: 'このブラウザーを使う人の役割です。設定すると、初回に役割を尋ねません。',
  },
  ownTenantId: {
    en: 'Tenant id of the organization, for the role customer with a directory of its own. Feeds need none: they say whose they are.',
    ja: '組織のテナント ID です。役割が顧客で、独自のディレクトリがある場合に使います。フィードはテナントを自ら示すため、設定は要りません。',
  },
  language: {
    en: 'Language of the extension; auto follows the browser.',
    ja: '拡張機能の言語です。auto はブラウザーに従います。',
  },
  theme: {
    en: 'Light or dark; auto follows the system.',
    ja: '明るい表示または暗い表示です。auto はシステムに従います。',
  },
  cardEnabled: {
    en: 'Whether the card shows itself on the Microsoft 365 admin center.',
    ja: 'Microsoft 365 管理センターにカードを表示するかどうかです。',
  },
  cardCorner: {
    en: 'The corner of the window in which the card stands.',
    ja: 'カードを置く画面の隅です。',
  },
  cardOpenOnSupportRoutes: {
    en: 'Whether the card opens by itself on support pages.',
    ja: 'サポートのページでカードを自動的に開くかどうかです。',
  },
  locked: {
    en: 'Keys whose value cannot be changed by the user. Without it the policy gives defaults.',
    ja: 'ユーザーが変更できないキーです。ここにないキーの値は既定値になります。',
  },
  skipFirstRun: {
    en: 'No first run. Where no role is set either, the role follows from the rest: helpdesk with a workspace, customer otherwise.',
    ja: '初回の設定を省きます。役割の設定もない場合は、ワークスペースがあればヘルプデスク、なければ顧客になります。',
  },
  feeds: {
    en: 'Invitations of partners, one per item. They are followed without asking. An invitation is a secret: whoever reads the policy can read the feed.',
    ja: 'パートナーからの招待です。1 項目に 1 件で、確認なしに購読します。招待は秘密情報であり、ポリシーを読める人はフィードも読めます。',
  },
  workspaceUrl: {
    en: "Address of the team's workspace with its token. An empty profile joins by itself; where a directory exists already, joining is offered. A secret: give it the fewest rights that do.",
    ja: 'チームのワークスペースのアドレス（トークンを含む）です。空のプロファイルは自動的に参加し、ディレクトリが既にある場合は参加を提案します。秘密情報のため、権限は必要最小限にしてください。',
  },
  brandName: {
    en: 'Name that stands in the card, the popup and the header, at most 60 characters.',
    ja: 'カード、ポップアップ、ヘッダーに表示する名前です。60 文字まで。',
  },
  brandColor: {
    en: 'Colour as #rrggbb. It is darkened or lightened until text on it and in it can be read in both themes.',
    ja: '色を #rrggbb で指定します。どちらの表示でも文字が読めるように、明るさを自動で調整します。',
  },
  brandLogo: {
    en: 'Logo as data URL, PNG or SVG, at most 65536 characters. Addresses are refused: nothing is loaded from anywhere.',
    ja: 'ロゴをデータ URL（PNG または SVG、65536 文字まで）で指定します。外部から何も読み込まないため、アドレスは使えません。',
  },
};

const CHOICES: Readonly<Record<HelpLocale, (choices: string) => string>> = {
  en: (choices) => ` One of: ${choices}.`,
  ja: (choices) => `値: ${choices}`,
};

/** What a key does, and what it can be. */
export function helpOf(key: PolicyKey, locale: HelpLocale): string {
  const { choices }: PolicyDefinition = POLICY[key];
  return HELP[key][locale] + (choices ? CHOICES[locale](choices.join(', ')) : '');
}
