import { relative } from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isIdentifier,
  isJsxAttribute,
  isJsxElement,
  isJsxExpression,
  isJsxFragment,
  isJsxText,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';
import type { SourceTree } from './open-source.ts';

/** What words are put together for readers in; lib/directory and the like speak in codes. */
const WORDING = /\/(components|entrypoints|lib\/session|lib\/surfaces)\//;
/** Attributes and properties whose text a reader sees or hears. */
const SPOKEN =
  /^(title|label|text|hint|lead|error|alt|placeholder|summary|message|description|reason|heading|caption|aria-(label|description|roledescription|placeholder|valuetext))$/;
/** For the console alone: what was being done, given to what does it or reports it. */
const UNSEEN = /^(reportError|Error)$/;
const DOING = /^\p{Lu}\p{Ll}+ing /u;

/**
 * Text that a reader would see or hear and that no language can say in its own way, as `file text`: what JSX holds, what
 * attributes say, sentences, and texts joined by punctuation. Messages hold all of it.
 */
export function findLiterals({ files }: SourceTree, keys: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const visit = (node: Node, file: SourceFile) => {
    const text = literalIn(node);
    if (text !== undefined && !isKey(text, keys))
      found.push(`${relative(process.cwd(), file.fileName)} ${text.trim()}`);
    node.forEachChild((child) => visit(child, file));
  };
  for (const file of files) if (WORDING.test(file.fileName)) visit(file, file);
  return [...new Set(found)];
}

/** `popup.why.…`, as a component is given it. */
const isKey = (text: string, keys: ReadonlySet<string>) =>
  keys.has(text) || (text.endsWith('…') && [...keys].some((key) => key.startsWith(text.slice(0, -1))));

function literalIn(node: Node): string | undefined {
  const said = saidIn(node);
  if (said !== undefined) return /\p{L}|[:,;()]/u.test(said) ? said : undefined;
  const text = textOf(node);
  if (text === undefined || isUnseen(node, text)) return undefined;
  const isJoined = isTemplateExpression(node) && /[:,;] |\s[(–—×→]|[(–—×→]\s/.test(text);
  return isJoined || /^\p{Lu}[\p{Ll}’']+ \p{L}/u.test(text) ? text : undefined;
}

/** Where JSX shows or says it. */
function saidIn(node: Node): string | undefined {
  if (isJsxText(node)) return node.text;
  if (isJsxAttribute(node) && SPOKEN.test(node.name.getText())) {
    const value = node.initializer;
    return value && (isJsxExpression(value) ? value.expression && textOf(value.expression) : textOf(value));
  }
  const isChild = isJsxExpression(node) && (isJsxElement(node.parent) || isJsxFragment(node.parent));
  return isChild && node.expression ? textOf(node.expression) : undefined;
}

function textOf(node: Node): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function isUnseen({ parent }: Node, text: string): boolean {
  if (!isCallExpression(parent) && !isNewExpression(parent)) return false;
  return DOING.test(text) || (isIdentifier(parent.expression) && UNSEEN.test(parent.expression.text));
}
