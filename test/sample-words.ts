/** Words for fictitious companies, one set per script. `domainWord` becomes an internationalised domain label. */
export interface WordSet {
  country: string;
  first: readonly string[];
  second: readonly string[];
  endings: readonly string[];
  between: string;
  domainWord?: string;
}

export const WORD_SETS: readonly WordSet[] = [
  {
    country: 'US',
    first: [
      'Adventure',
      'Blue',
      'Coho',
      'Fourth',
      'Granite',
      'Harbour',
      'Juniper',
      'Larkspur',
      'Northern',
      'Proud',
      'Silver',
      'Tamarack',
      'Wide',
      'Zephyr',
    ],
    second: [
      'Works',
      'Yonder',
      'Winery',
      'Coffee',
      'Foods',
      'Logistics',
      'Museum',
      'Importers',
      'Video',
      'Robotics',
      'Clinic',
      'Telescopes',
      'Outfitters',
      'Bank',
    ],
    endings: ['', 'Inc.', 'LLC', 'Ltd', '& Sons, Inc.', 'Group'],
    between: ' ',
  },
  {
    country: 'DE',
    first: [
      'Müller',
      'Schäfer',
      'Weiß',
      'Größler',
      'Jürgens',
      'Königsberger',
      'Löwen',
      'Nordsee',
      'Obermaier',
      'Bäcker',
    ],
    second: ['Maschinenbau', 'Spedition', 'Getränke', 'Zahntechnik', 'Möbel', 'Apotheke', 'Stahlhandel', 'Gärtnerei'],
    endings: ['GmbH', 'AG', 'GmbH & Co. KG', 'e. V.'],
    between: ' ',
    domainWord: 'größe',
  },
  {
    country: 'FR',
    first: ['Hôtel', 'Société', 'Boulangerie', 'Crédit', 'Mécanique', 'Pâtisserie', 'Éditions', 'Ateliers'],
    second: ["de l'Étoile", 'du Château', 'Beauséjour', 'Générale', 'Lévêque', 'François', 'de la Forêt', 'du Marché'],
    endings: ['SA', 'SARL', 'SAS', 'et Fils'],
    between: ' ',
    domainWord: 'forêt',
  },
  {
    country: 'JP',
    first: ['青空', '富士見', '北斗', 'さくら', '東海', '若葉', '日の出', 'みなと'],
    second: ['商事', '製作所', 'システムズ', '運輸', '食品', '電機', '薬局', '不動産'],
    endings: ['株式会社', '合同会社', '有限会社', 'ホールディングス'],
    between: '',
    domainWord: '青空',
  },
  {
    country: 'CN',
    first: ['华星', '长河', '金山', '东风', '海蓝', '天元', '明德', '新月'],
    second: ['科技', '贸易', '机械', '食品', '物流', '医药', '建筑', '教育'],
    endings: ['有限公司', '股份有限公司', '集团'],
    between: '',
    domainWord: '长河',
  },
  {
    country: 'BG',
    first: ['Северна', 'Балкан', 'Звезда', 'Заря', 'Дунав', 'Родопи', 'Восход', 'Полёт'],
    second: ['Механика', 'Транс', 'Книга', 'Стройка', 'Мебел', 'Молоко', 'Техника', 'Сад'],
    endings: ['ООД', 'АД', 'ЕООД'],
    between: ' ',
    domainWord: 'заря',
  },
  {
    country: 'AE',
    first: ['الواحة', 'النخيل', 'الأفق', 'القمر', 'البحر', 'الشروق', 'الريادة', 'السلام'],
    second: ['للتجارة', 'للنقل', 'للتقنية', 'للأغذية', 'للبناء', 'للتعليم', 'للسياحة', 'الطبية'],
    endings: ['ش.م.م', 'المحدودة', 'القابضة'],
    between: ' ',
    domainWord: 'واحة',
  },
];

/** One offer of each kind, as Partner Center writes their ids (domain facts: legacy GUID, `MS-AZR-…`, product:sku:availability). */
export const OFFERS = [
  { offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', offerName: 'Microsoft 365 Business Basic', commerce: 'newCommerce' },
  { offerId: 'CFQ7TTC0LDPB:0001:CFQ7TTC0J203', offerName: 'Microsoft 365 Business Premium', commerce: 'newCommerce' },
  { offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KXG6', offerName: 'Microsoft 365 E3', commerce: 'newCommerce' },
  { offerId: '2828BE95-46BA-4F91-B2FD-0BEF192ECF60', offerName: 'Office 365 E3', commerce: 'legacy' },
  { offerId: '031C9E47-4802-4248-838E-778FB1D2CC05', offerName: 'Microsoft 365 Business Standard', commerce: 'legacy' },
  { offerId: 'MS-AZR-0145P', offerName: 'Microsoft Azure', commerce: 'azure' },
  { offerId: 'DG7GMGF0FKZV:0003:DG7GMGF0DQLM', offerName: 'Windows Server 2022 Standard', commerce: 'software' },
] as const;

/** Telephone numbers are from ranges set aside for fiction where a country has one. */
export const RESELLERS = [
  {
    name: 'Trey Research',
    country: 'US',
    timeZone: 'America/Chicago',
    telephone: '+1 312 555 0134',
    languages: ['en-US', 'es'],
  },
  {
    name: 'Fabrikam Betreuung GmbH',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    telephone: '+49 30 23125 017',
    languages: ['de', 'en'],
  },
  {
    name: 'Société Proseware',
    country: 'FR',
    timeZone: 'Europe/Paris',
    telephone: '+33 1 99 00 12 34',
    languages: ['fr'],
  },
  {
    name: '北風ソリューションズ株式会社',
    country: 'JP',
    timeZone: 'Asia/Tokyo',
    telephone: '+81 3-5550-0123',
    languages: ['ja', 'en'],
  },
  {
    name: '长河云服务有限公司',
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    telephone: '+86 10 5550 0188',
    languages: ['zh-CN'],
  },
  {
    name: 'Заря Интегратор ООД',
    country: 'BG',
    timeZone: 'Europe/Sofia',
    telephone: '+359 2 555 0147',
    languages: ['bg', 'ru'],
  },
  {
    name: 'الأفق للحلول السحابية',
    country: 'AE',
    timeZone: 'Asia/Dubai',
    telephone: '+971 4 555 0162',
    languages: ['ar', 'en'],
  },
  {
    name: 'Adatum Newfoundland',
    country: 'CA',
    timeZone: 'America/St_Johns',
    telephone: '+1 709 555 0110',
    languages: ['en-CA', 'fr-CA'],
  },
  {
    name: 'Lamna Support Kathmandu',
    country: 'NP',
    timeZone: 'Asia/Kathmandu',
    telephone: '+977 1 555 0173',
    languages: ['ne', 'en'],
  },
  {
    name: 'Wingtip Services Pty',
    country: 'AU',
    timeZone: 'Australia/Sydney',
    telephone: '+61 2 5550 0129',
    languages: ['en-AU'],
  },
] as const;
