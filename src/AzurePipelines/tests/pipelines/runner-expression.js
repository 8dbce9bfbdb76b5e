'use strict';

// Expressions of GitHub Actions, as far as workflows and actions of ours use them.
const TOKEN = /\s*(?:'((?:[^']|'')*)'|(&&|\|\||==|!=|!|\(|\)|,|\[|\])|([A-Za-z_][\w-]*(?:\.[\w-]+)*))/y;
const WHOLE = /^\$\{\{\s*(.+?)\s*\}\}$/s;
const PART = /\$\{\{\s*(.+?)\s*\}\}/gs;

/** The value of an expression. */
function evaluate(expression, contexts) {
  const tokens = tokensOf(expression);
  const value = readOr(tokens, contexts);
  return tokens.length === 0 ? value : fail(expression);
}

/** A text with the values of its expressions. */
function fill(text, contexts) {
  const whole = WHOLE.exec(text)?.[1];
  return whole !== undefined && !whole.includes('${{') ? textOf(evaluate(whole, contexts)) : text.replace(PART, (_, expression) => textOf(evaluate(expression, contexts)));
}

/** Whether a condition of a step holds; without a function of the state it is `success() && …`. */
function holds(condition, contexts) {
  const expression = WHOLE.exec(condition ?? '')?.[1] ?? condition ?? 'success()';
  return Boolean(evaluate(/\b(success|failure|always|cancelled)\(/.test(expression) ? expression : `success() && (${expression})`, contexts));
}

function tokensOf(expression) {
  const tokens = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < expression.trimEnd().length;) {
    const [, text, sign, name] = TOKEN.exec(expression) ?? fail(expression);
    tokens.push(text !== undefined ? { text: text.replaceAll("''", "'") } : sign ? { sign } : { name });
  }

  return tokens;
}

function readOr(tokens, contexts) {
  let value = readAnd(tokens, contexts);
  while (take(tokens, '||')) {
    const other = readAnd(tokens, contexts);
    value = value || other;
  }

  return value;
}

function readAnd(tokens, contexts) {
  let value = readComparison(tokens, contexts);
  while (take(tokens, '&&')) {
    const other = readComparison(tokens, contexts);
    value = value && other;
  }

  return value;
}

function readComparison(tokens, contexts) {
  const value = readOne(tokens, contexts);
  const sign = ['==', '!='].find((other) => take(tokens, other));
  return sign === undefined ? value : (textOf(value).toLowerCase() === textOf(readOne(tokens, contexts)).toLowerCase()) === (sign === '==');
}

function readOne(tokens, contexts) {
  if (take(tokens, '!')) {
    return !readOne(tokens, contexts);
  }

  if (take(tokens, '(')) {
    const value = readOr(tokens, contexts);
    return take(tokens, ')') ? value : fail('(');
  }

  const { text, name } = tokens.shift() ?? fail('the end');
  return text ?? (take(tokens, '(') ? call(name, readArguments(tokens, contexts), contexts) : name.split('.').reduce((value, key) => value?.[key] ?? '', contexts));
}

function readArguments(tokens, contexts) {
  const values = [];
  while (!take(tokens, ')')) {
    values.push(readOr(tokens, contexts));
    take(tokens, ',');
  }

  return values;
}

function call(name, values, { status }) {
  const functions = {
    toJSON: (value) => JSON.stringify(value, null, 2), fromJSON: (value) => JSON.parse(value),
    always: () => true, success: () => status === 'success', failure: () => status === 'failure', cancelled: () => status === 'cancelled',
  };
  return (functions[name] ?? fail(name))(...values);
}

function take(tokens, sign) {
  return tokens[0]?.sign === sign && Boolean(tokens.shift());
}

function textOf(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function fail(what) {
  throw new Error(`'${what}' is no expression that is known here`);
}

module.exports = { evaluate, fill, holds };
