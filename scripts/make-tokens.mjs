import { writeFile } from 'node:fs/promises';
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

/** Japanese text would otherwise fall to whatever the browser prefers for Chinese. */
const withJapanese = (value) =>
  String(value).replace(', sans-serif', ", 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif");

/** `light-dark()` takes colours only, so a shadow's two colours are switched one by one. */
function switched(light, dark) {
  if (light === dark) return light;
  const colour = /rgba?\([^)]*\)|#[0-9a-f]{3,8}/gi;
  const darkColours = dark.match(colour) ?? [];
  let index = 0;
  return light.replace(colour, (lightColour) => `light-dark(${lightColour}, ${darkColours[index++]})`);
}

const lines = Object.keys(webLightTheme)
  .filter(isUsed)
  .map((name) => `  --${name}: ${withJapanese(switched(webLightTheme[name], webDarkTheme[name]))};`);

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
`;

await writeFile(new URL('../components/ui/tokens.css', import.meta.url), css);
