import type { Expression, Node, SourceFile, TemplateExpression } from 'typescript/unstable/ast';
import { isNoSubstitutionTemplateLiteral, isStringLiteral, isTemplateExpression } from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import type { SourceTree } from './open-source.ts';

/** A key with holes: each part is one of several texts, or anything at all. */
export interface KeyPattern {
  /** As it stands in the code, such as `problem.{code}`. */
  text: string;
  file: string;
  parts: readonly (readonly string[] | 'anything')[];
}

export interface Uses {
  /** Every string of the code, keys among them. */
  texts: ReadonlySet<string>;
  /** Names of properties and variables: what fills a hole may be one. */
  names: ReadonlySet<string>;
  patterns: readonly KeyPattern[];
}

/** Texts that may be keys. Holes are filled by what the type checker knows of them. */
export function readUses({ files, checker }: SourceTree): Uses {
  const texts = new Set<string>();
  const names = new Set<string>();
  const patterns: KeyPattern[] = [];
  const visit = (node: Node, file: SourceFile) => {
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) texts.add(node.text);
    else if (isTemplateExpression(node) && /^\w+\./.test(node.head.text)) patterns.push(patternOf(node, file, checker));
    node.forEachChild((child) => visit(child, file));
  };
  for (const file of files) {
    visit(file, file);
    for (const [name] of file.text.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name);
  }
  return { texts, names, patterns };
}

function patternOf(node: TemplateExpression, file: SourceFile, checker: Checker): KeyPattern {
  const spans = node.templateSpans.flatMap(({ expression, literal }) => [
    valuesOf(expression, checker),
    [literal.text],
  ]);
  const holes = node.templateSpans.map(({ expression, literal }) => `{${expression.getText(file)}}${literal.text}`);
  return { text: node.head.text + holes.join(''), file: file.fileName, parts: [[node.head.text], ...spans] };
}

function valuesOf(expression: Expression, checker: Checker): readonly string[] | 'anything' {
  const type = checker.getTypeAtLocation(expression);
  const types = type?.isUnionType() ? type.getTypes() : type ? [type] : [];
  const values = types.map(literalOf);
  const known = values.filter((value) => value !== undefined);
  return types.length > 0 && known.length === types.length ? known : 'anything';
}

const literalOf = (type: Type) =>
  type.isStringLiteralType() || type.isNumberLiteralType() ? String(type.value) : undefined;
