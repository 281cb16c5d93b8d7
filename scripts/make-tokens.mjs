import { readFile, writeFile } from 'node:fs/promises';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';

/** Fluent's tokens are about 450; these are the ones this product draws with. */
const GROUPS = [
  /^fontSize(Base\d+|Hero700)$/,
  /^lineHeight(Base\d+|Hero700)$/,
  /^fontFamily(Base|Monospace)$/,
  /^fontWeight/,
  /^strokeWidth(Thin|Thick)$/,
  /^borderRadius(Small|Medium|Large|XLarge|Circular)$/,
  /^spacing(Horizontal|Vertical)(XXS|XS|S|M|L|XL|XXL|XXXL)$/,
  /^duration(Fast|Normal|Slow)$/,
  /^curveEasyEase$/,
  /^shadow(2|4|8|16|28|64)$/,
  /^colorNeutralForeground([1-4]|OnBrand|Disabled)$/,
  /^colorNeutralForeground1Hover$/,
  /^colorNeutralBackground[1-6]$/,
  /^colorNeutralBackground1(Hover|Pressed|Selected)$/,
  /^colorNeutralBackgroundDisabled$/,
  /^colorNeutralCardBackground(Hover)?$/,
  /^colorSubtleBackground(Hover|Pressed|Selected)$/,
  /^colorBrand(Background|Background2)(Hover|Pressed|Selected)?$/,
  /^colorBrandForeground([12]|Link|LinkHover)$/,
  /^colorBrandStroke[12]$/,
  /^colorCompoundBrand(Background|Foreground1|Stroke)(Hover)?$/,
  /^colorNeutralStroke([12]|Accessible|Disabled)(Hover)?$/,
  /^colorStrokeFocus[12]$/,
  /^colorBackgroundOverlay$/,
  /^colorStatus(Success|Warning|Danger)(Background[123]|Foreground[123]|Border[12])$/,
  /^colorStatusDangerBackground3(Hover|Pressed)$/,
];

const isUsed = (name) => GROUPS.some((group) => group.test(name));

/** Han characters have one code and several forms: the first font that has them decides, so each language names its own. */
const HAN_FONTS = {
  ja: "'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP'",
  zh: "'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC'",
  ko: "'Malgun Gothic', 'Apple SD Gothic Neo', 'Noto Sans CJK KR'",
};

const withHan = (value, language) => String(value).replace(', sans-serif', `, ${HAN_FONTS[language]}, sans-serif`);

/** Without a language of theirs, Japanese: else the browser would prefer fonts for Chinese. */
const withJapanese = (value) => withHan(value, 'ja');

const fontsFor = (selector) =>
  ['zh', 'ko']
    .map(
      (language) =>
        `${selector}:lang(${language}) {\n  --fontFamilyBase: ${withHan(webLightTheme.fontFamilyBase, language)};\n}\n`,
    )
    .join('\n');

/** `light-dark()` takes colours only, so a shadow's two colours are switched one by one. */
function switched(light, dark) {
  if (light === dark) return light;
  const colour = /rgba?\([^)]*\)|#[0-9a-f]{3,8}/gi;
  const darkColours = dark.match(colour) ?? [];
  let index = 0;
  return light.replace(colour, (lightColour) => `light-dark(${lightColour}, ${darkColours[index++]})`);
}

const declarations = Object.keys(webLightTheme)
  .filter(isUsed)
  .map((name) => ({ name, line: `  --${name}: ${withJapanese(switched(webLightTheme[name], webDarkTheme[name]))};` }));
const lines = declarations.map(({ line }) => line);

/** For those who ask for more contrast: all text as dark, or light, as text can be, and every line as visible. */
const STRONG = {
  colorNeutralForeground2: 'var(--colorNeutralForeground1)',
  colorNeutralForeground3: 'var(--colorNeutralForeground1)',
  colorNeutralForeground4: 'var(--colorNeutralForeground1)',
  colorNeutralForegroundDisabled: switched(webLightTheme.colorNeutralForeground3, webDarkTheme.colorNeutralForeground3),
  colorNeutralStroke1: 'var(--colorNeutralForeground1)',
  colorNeutralStroke2: 'var(--colorNeutralForeground1)',
  colorNeutralStrokeAccessible: 'var(--colorNeutralForeground1)',
};

const strongFor = (selector, isUsedThere) => {
  const strong = Object.entries(STRONG).filter(([name]) => isUsedThere(name));
  const lines = strong.map(([name, value]) => `    --${name}: ${value};`);
  return `@media (prefers-contrast: more) {\n  ${selector} {\n${lines.join('\n')}\n  }\n}\n`;
};

const css = `/* Made by scripts/make-tokens.mjs from @fluentui/tokens (webLightTheme, webDarkTheme). */
:root,
:host {
  color-scheme: light dark;
${lines.join('\n')}
}

:root[data-theme="light"],
:host([data-theme="light"]) {
  color-scheme: light;
}

:root[data-theme="dark"],
:host([data-theme="dark"]) {
  color-scheme: dark;
}

${fontsFor(':root')}
${strongFor(':root', () => true)}`;

await writeFile(new URL('../components/ui/tokens.css', import.meta.url), css);

/** The card is loaded with every admin page: it carries what its own sheet draws with, on an element inside its shadow. */
const card = await readFile(new URL('../components/contact-card/card.css', import.meta.url), 'utf8');
const isOnCard = (name) => card.includes(`var(--${name})`);
const cardLines = declarations.filter(({ name }) => isOnCard(name)).map(({ line }) => line);
const cardCss = `/* Made by scripts/make-tokens.mjs: the tokens that card.css names. */
.root {
${cardLines.join('\n')}
}

${fontsFor('.root')}
${strongFor('.root', isOnCard)}`;
await writeFile(new URL('../components/contact-card/card-tokens.css', import.meta.url), cardCss);
