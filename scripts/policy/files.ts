import { admlOf, type Titles } from './adml.ts';
import { admxOf, templateName } from './admx.ts';
import { chromeOf, edgeOf, type Ids, type Values } from './browsers.ts';
import type { HelpLocale } from './help.ts';
import { intuneProfile } from './intune.ts';
import { chromiumJson, firefoxManifest, firefoxPolicies } from './json-files.ts';
import { chromiumProfile, firefoxProfile } from './mobileconfig.ts';
import { detectScript, removeScript, setScript } from './powershell.ts';
import { regOf } from './reg.ts';

/** Group policy looks for texts in a folder of the language's name. */
const FOLDERS: Readonly<Record<HelpLocale, string>> = { en: 'en-US', ja: 'ja-JP' };

export interface PolicyFilesOptions {
  ids: Ids;
  values: Values;
  titles: Readonly<Record<HelpLocale, Titles>>;
}

/** Every file for administrators, by its path below `deploy/`. */
export function policyFiles({ ids, values, titles }: PolicyFilesOptions): Map<string, string> {
  const browsers = [chromeOf(ids), edgeOf(ids)];
  const perBrowser = browsers.flatMap((browser) => {
    const name = browser.name.toLowerCase();
    const template = templateName(browser);
    return [
      [`windows/admx/${template}.admx`, admxOf(browser)],
      [`windows/admx/${FOLDERS.en}/${template}.adml`, admlOf(browser, 'en', titles.en)],
      [`windows/admx/${FOLDERS.ja}/${template}.adml`, admlOf(browser, 'ja', titles.ja)],
      [`windows/${name}.reg`, regOf(browser, values)],
      [`intune/${name}.json`, intuneProfile(browser, values)],
      [`linux/${name}.json`, chromiumJson(browser, values)],
      [`macos/${name}.mobileconfig`, chromiumProfile(browser, values)],
    ] as const;
  });
  return new Map([
    ...perBrowser,
    ['windows/detect.ps1', detectScript(browsers, values)],
    ['windows/set.ps1', setScript(browsers, values)],
    ['windows/remove.ps1', removeScript(browsers, values)],
    ['firefox/policies.json', firefoxPolicies(ids, values)],
    ['macos/firefox.mobileconfig', firefoxProfile(ids, values)],
    ['linux/firefox-managed-storage.json', firefoxManifest(ids, values)],
  ]);
}
