/** A piece of a coined word, as written and in Latin letters for domains. */
export interface Piece {
  written: string;
  latin: string;
}

/** How companies of one country are named: words are coined from pieces, so that there are hundreds of thousands. */
export interface Tongue {
  country: string;
  /** Of a hundred customers. */
  share: number;
  topLevel: string;
  /** Ways to coin a word; each slot takes one of its pieces. */
  words: readonly (readonly (readonly Piece[])[])[];
  trades: readonly Piece[];
  places: readonly Piece[];
  endings: readonly string[];
  /** `w` and `v` are coined words, `t` a trade, `p` a place, `e` an ending; all else stands as it is. */
  patterns: readonly string[];
}

const LATIN: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'ae',
  Ö: 'oe',
  Ü: 'ue',
  œ: 'oe',
  "'": '',
};

export const latinOf = (text: string): string =>
  text
    .replace(/[äöüßÄÖÜœ']/g, (letter) => LATIN[letter] ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** `山=yama 田=da`; a piece in Latin letters needs no second half. `_` stands for nothing. */
const pieces = (text: string): Piece[] =>
  text.split(' ').map((part) => {
    const [written = '', latin] = part.replaceAll('_', '').split('=');
    return { written, latin: latin ?? latinOf(written) };
  });

const GERMAN = [
  pieces(
    'M S B K H L R W F G N T Sch St Br Gr Kr Schm Schn Schw Tr Fr Kl Bl Kn P D Z Pf V J Dr Fl Gl Pr Str Schl Schr Zw Ph',
  ),
  pieces('a e i o u ei au ü ö ä ie eu äu aa oh uh öh ühl'),
  pieces('ll tt ck ß tz nn rr ch ng nd rt ff mm lz rk st b d g k ld hn ls ns rg pp rb sch chs rst ft lt nk mpf'),
  pieces(
    'er e el ing mann hauer bach berg dorf feld hofer inger ler ner rich stein thal wald weg eder ich i e ken sen',
  ),
];
const ENGLISH = [
  pieces('Bl B Br C Ch Cl Cr D F Fl G Gr H J K L M N P Pr Qu R S Sh St T Th Tr V W Wh Wr Y Z Sw Sl Sm Sp Str Kn'),
  pieces('a e i o u ai ea oo ou ee ay ie oa y'),
  pieces('ck ll tt n m r st rd ng nt lt x sh th pp bb dd gg v w s ss rn rk mp nd ld cks ft rb lm zz'),
  pieces('er ing ton ley ford son field wick more ham worth well by stead bury man dale den land ridge low an a o is'),
];
const FRENCH = [
  pieces('B Ch D F G L M N P R S T V C J Bl Br Gr Pl Tr Qu É H Cl Dr Fr Gl Pr'),
  pieces('a é è o ou oi au i eu â ê ô u ai ie œ'),
  pieces('l ll n nn r v ss ç t tt m ch lm rt rd ct qu gn b d rg st nd lv mb nt'),
  pieces(
    'ard eau elle ette ier ière in on ou ène é ée èse ois oux ot age erie ain âtre at ac esse ély ême and ault euil',
  ),
];
const CYRILLIC = [
  pieces(
    'Б=b В=v Г=g Д=d З=z К=k Л=l М=m Н=n П=p Р=r С=s Т=t Ст=st Пр=pr Тр=tr Кр=kr Гр=gr Св=sv Сл=sl Вл=vl Бр=br Хр=hr Ч=ch Ш=sh Ж=zh Ц=ts Х=h',
  ),
  pieces('а=a е=e и=i о=o у=u ъ=a я=ya ю=yu ё=yo'),
  pieces('л=l н=n р=r в=v д=d м=m т=t к=k п=p ст=st нк=nk рд=rd лн=ln чк=chk зд=zd б=b г=g ж=zh ш=sh в=v рм=rm'),
  pieces(
    'ов=ov ева=eva ин=in ски=ski град=grad ица=itsa ово=ovo ан=an ник=nik ко=ko ава=ava ен=en ия=iya ец=ets ей=ey ора=ora',
  ),
];
const ROOTS = pieces(
  'ب=b ت=t ث=th ج=j ح=h خ=kh د=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y',
);
const ARABIC = [
  pieces('ال=al _= م=m ت=t'),
  ROOTS,
  pieces('ا=a و=u ي=i _=a'),
  ROOTS,
  ROOTS,
  pieces('ة=a ي=i ان=an _= ين=in ات=at'),
];
const KANJI = pieces(
  '山=yama 川=kawa 田=ta 木=ki 林=bayashi 森=mori 石=ishi 岩=iwa 松=matsu 竹=take 梅=ume 桜=sakura 藤=fuji 東=higashi 西=nishi 南=minami 北=kita 中=naka 上=ue 下=shita 大=oo 小=ko 高=taka 長=naga 新=shin 古=furu 白=shiro 黒=kuro 青=ao 赤=aka 金=kin 銀=gin 鉄=tetsu 水=mizu 火=hi 土=tsuchi 月=tsuki 日=hi 星=hoshi 空=sora 海=umi 島=shima 浜=hama 港=minato 橋=hashi 谷=tani 沢=sawa 原=hara 野=no 村=mura 町=machi 里=sato 宮=miya 寺=tera 井=i 泉=izumi 池=ike 滝=taki 波=nami 風=kaze 雪=yuki 光=hikari 明=aki 春=haru 夏=natsu 秋=aki 冬=fuyu 朝=asa 夕=yu 若=waka 永=naga 福=fuku 幸=sachi 吉=yoshi 栄=ei 正=masa 和=wa 平=hira 安=yasu 豊=toyo 富=tomi 宝=takara 亀=kame 鶴=tsuru 鷹=taka 龍=ryu 虎=tora 馬=uma 鹿=shika 花=hana 葉=ha 草=kusa 稲=ine 米=yone 麦=mugi 丸=maru 角=kado 平=taira 坂=saka 峰=mine 崎=saki 瀬=se 倉=kura 戸=to 関=seki',
);
const MORAE = pieces(
  'ア=a イ=i ウ=u エ=e オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko サ=sa シ=shi ス=su セ=se ソ=so タ=ta チ=chi ツ=tsu テ=te ト=to ナ=na ニ=ni ネ=ne ノ=no ハ=ha ヒ=hi フ=fu ホ=ho マ=ma ミ=mi ム=mu メ=me モ=mo ラ=ra リ=ri ル=ru レ=re ロ=ro ヤ=ya ユ=yu ヨ=yo ガ=ga ギ=gi グ=gu ゲ=ge ゴ=go ザ=za ジ=ji ズ=zu ダ=da デ=de ド=do バ=ba ビ=bi ブ=bu ベ=be ボ=bo パ=pa ピ=pi プ=pu ペ=pe ポ=po シャ=sha ショ=sho ティ=ti ファ=fa',
);
const TAILS = pieces('ン=n ー= ックス=kkusu ルト=ruto ント=nto テック=tekku リア=ria ス=su ット=tto ラ=ra');
const HIRAGANA = MORAE.slice(0, 40).map(({ written, latin }) => ({
  written: written.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)),
  latin,
}));
const HANZI = pieces(
  '华=hua 星=xing 长=chang 河=he 金=jin 山=shan 东=dong 风=feng 海=hai 蓝=lan 天=tian 元=yuan 明=ming 德=de 新=xin 月=yue 国=guo 安=an 永=yong 兴=xing 盛=sheng 达=da 通=tong 鑫=xin 宏=hong 伟=wei 泰=tai 和=he 瑞=rui 祥=xiang 龙=long 凤=feng 鹏=peng 云=yun 光=guang 春=chun 秋=qiu 江=jiang 湖=hu 林=lin 森=sen 石=shi 玉=yu 宝=bao 富=fu 贵=gui 福=fu 康=kang 乐=le 嘉=jia 美=mei 佳=jia 洋=yang 凯=kai 胜=sheng 利=li 丰=feng 润=run 恒=heng 远=yuan 大=da 正=zheng 中=zhong 立=li 信=xin 诚=cheng 义=yi 博=bo 文=wen 智=zhi 创=chuang 科=ke 奇=qi 特=te 维=wei 思=si 锐=rui 捷=jie 迅=xun 飞=fei 腾=teng 跃=yue 升=sheng 启=qi 航=hang 晨=chen 曦=xi 旭=xu 阳=yang 晶=jing 磊=lei 鼎=ding 铭=ming 辉=hui 耀=yao',
);

export const TONGUES: readonly Tongue[] = [
  {
    country: 'US',
    share: 30,
    topLevel: 'com',
    words: [ENGLISH, ENGLISH, ENGLISH.filter((_, slot) => slot !== 2)],
    trades: pieces(
      'Works Winery Coffee Foods Logistics Museum Importers Video Robotics Clinic Telescopes Outfitters Bank Consulting Dental Engineering Insurance Electric Roofing Plumbing Pharmacy Textiles Aviation Marine Brewing Printing Design Software Analytics Holdings Partners Realty Motors Farms Bakery Studios Law Accounting Transport Energy',
    ),
    places: pieces('Northgate Eastport Westmere Southbank Lakeside Hillcrest Riverbend Fairview Oakdale Kingsport'),
    endings: ['', 'Inc.', 'LLC', 'Ltd', 'Group', 'Co.', 'Corp.'],
    patterns: ['w t e', 'w t e', 'w & v e', 'w v t', 'w t of p', 'The w t Company', 'w-v t e', 'p w t'],
  },
  {
    country: 'DE',
    share: 25,
    topLevel: 'de',
    words: [GERMAN],
    trades: pieces(
      'Maschinenbau Spedition Getränke Zahntechnik Möbel Apotheke Stahlhandel Gärtnerei Elektrotechnik Bäckerei Metallbau Steuerberatung Kältetechnik Fördertechnik Bürobedarf Küchen Brauerei Gebäudereinigung Werkzeugbau Druckerei Logistik Immobilien Präzisionsteile Heizungsbau Tischlerei Autohaus Verlag Pflegedienst Großhandel Straßenbau',
    ),
    places: pieces(
      'Nürtingen Köln Würzburg Düsseldorf Gießen Hamburg Leipzig Lübeck Göttingen Görlitz Saarbrücken Kassel',
    ),
    endings: ['GmbH', 'GmbH', 'AG', 'GmbH & Co. KG', 'e. V.', 'OHG', 'KG', 'e. K.'],
    patterns: ['w t e', 'w t e', 'w & v e', 't w e', 'w & v t e', 'w-v t e', 'w t p e', 'Gebrüder w e'],
  },
  {
    country: 'FR',
    share: 12,
    topLevel: 'fr',
    words: [FRENCH],
    trades: pieces(
      'Hôtel Société Boulangerie Crédit Mécanique Pâtisserie Éditions Ateliers Menuiserie Pharmacie Électricité Château Café Librairie Maçonnerie Bâtiment Santé Énergie Résidence Fonderie Câblage Chaudronnerie Crèmerie Traiteur Fromagerie',
    ),
    places: pieces('Orléans Besançon Nîmes Béziers Évreux Lyon Nevers Châteauroux Épinal Angoulême'),
    endings: ['SA', 'SARL', 'SAS', 'et Fils', 'EURL', ''],
    patterns: ['t w e', 't w e', "t de l'w", 't du w', 'w t e', 'w et v e', 't w de p', 'w-v e'],
  },
  {
    country: 'JP',
    share: 13,
    topLevel: 'jp',
    words: [
      [KANJI, KANJI],
      [KANJI, KANJI, KANJI],
      [MORAE, MORAE, MORAE, TAILS],
      [MORAE, MORAE, TAILS],
      [MORAE, MORAE, MORAE, MORAE],
      [HIRAGANA, HIRAGANA, HIRAGANA],
    ],
    trades: pieces(
      '商事=shoji 製作所=seisakusho システムズ=systems 運輸=unyu 食品=shokuhin 電機=denki 薬局=yakkyoku 不動産=fudosan 工業=kogyo 建設=kensetsu 印刷=insatsu 物産=bussan サービス=service テクノロジー=technology デザイン=design 化学=kagaku 製薬=seiyaku 酒造=shuzo 水産=suisan 運送=unso 設計=sekkei ソリューションズ=solutions 観光=kanko 農園=noen',
    ),
    places: pieces(
      '東京=tokyo 大阪=osaka 名古屋=nagoya 札幌=sapporo 福岡=fukuoka 仙台=sendai 広島=hiroshima 京都=kyoto',
    ),
    endings: ['株式会社', '株式会社', '合同会社', '有限会社', 'ホールディングス'],
    patterns: ['{w}{t}{e}', '{w}{t}{e}', '{e}{w}{t}', '{e}{w}', '{p}{w}{t}{e}', '{w}・{v}{e}', '{e} {w}'],
  },
  {
    country: 'CN',
    share: 8,
    topLevel: 'cn',
    words: [
      [HANZI, HANZI],
      [HANZI, HANZI, HANZI],
    ],
    trades: pieces(
      '科技=keji 贸易=maoyi 机械=jixie 食品=shipin 物流=wuliu 医药=yiyao 建筑=jianzhu 教育=jiaoyu 电子=dianzi 化工=huagong 纺织=fangzhi 软件=ruanjian 广告=guanggao 汽车=qiche 能源=nengyuan',
    ),
    places: pieces(
      '北京=beijing 上海=shanghai 深圳=shenzhen 广州=guangzhou 杭州=hangzhou 成都=chengdu 武汉=wuhan 南京=nanjing',
    ),
    endings: ['有限公司', '股份有限公司', '集团'],
    patterns: ['{p}{w}{t}{e}', '{w}{t}{e}', '{p}市{w}{t}{e}', '{w}{t}（{p}）{e}'],
  },
  {
    country: 'BG',
    share: 7,
    topLevel: 'bg',
    words: [CYRILLIC],
    trades: pieces(
      'Механика=mehanika Транс=trans Книга=kniga Стройка=stroyka Мебел=mebel Молоко=moloko Техника=tehnika Сад=sad Аптека=apteka Консулт=konsult Енергия=energiya Логистик=logistik Турист=turist Метал=metal Текстил=tekstil',
    ),
    places: pieces('София=sofia Пловдив=plovdiv Варна=varna Бургас=burgas Русе=ruse Плевен=pleven'),
    endings: ['ООД', 'АД', 'ЕООД'],
    patterns: ['w t e', 'w t e', 't w e', 'w и v e', 'w-v e', 't w p'],
  },
  {
    country: 'AE',
    share: 5,
    topLevel: 'ae',
    words: [ARABIC],
    trades: pieces(
      'للتجارة=tijara للنقل=naql للتقنية=tiqniya للأغذية=aghdhiya للبناء=bina للتعليم=talim للسياحة=siyaha الطبية=tibbiya للعقارات=aqarat للطاقة=taqa للاستشارات=istisharat',
    ),
    places: pieces('دبي=dubai الشارقة=sharjah العين=alain عجمان=ajman الفجيرة=fujairah'),
    endings: ['ش.م.م', 'المحدودة', 'القابضة', ''],
    patterns: ['w t e', 'شركة w t e', 'مجموعة w e', 'w v t', 'w t p'],
  },
];
