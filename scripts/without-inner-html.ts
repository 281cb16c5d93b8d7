import type { Plugin } from 'vite';

const ASSIGNMENT = /\w+\.innerHTML=\w+\.__html/;

/**
 * Takes Preact's one way to set HTML from a string (`dangerouslySetInnerHTML`) out of the build: no component can use
 * it, and Mozilla's linter has nothing to warn of. Fails the build when Preact changes that line.
 */
export function withoutInnerHtml(): Plugin {
  return {
    name: 'without-inner-html',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.(m?js|module\.js)$/.test(id.split('?')[0] ?? id)) return undefined;
      if (!ASSIGNMENT.test(code)) this.error('Preact sets innerHTML in a new way: see scripts/without-inner-html.ts.');
      return {
        code: code.replace(ASSIGNMENT, '(()=>{throw new Error("HTML from strings is not allowed.")})()'),
        map: null,
      };
    },
  };
}
