'use strict';

const { parseDocument } = require('yaml');

const EXPRESSION = /\$\{\{\s*(.+?)\s*\}\}/g;

/** Functions of template expressions, as far as our templates use them. Azure Pipelines writes booleans as True and False, and compares texts without regard to case. */
const FUNCTIONS = {
  convertToJson: (value) => JSON.stringify(value, null, 2),
  lower: (value) => textOf(value).toLowerCase(),
  eq: (one, other) => textOf(one).toLowerCase() === textOf(other).toLowerCase(),
  ne: (one, other) => textOf(one).toLowerCase() !== textOf(other).toLowerCase(),
};

/** The value of a YAML text; whatever the parser would only warn of is an error too. */
function parseYaml(text) {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new Error(problem.message);
  }

  return document.toJS();
}

/** What stands between ${{ and }} anywhere in a value, keys included. */
function expressionsIn(value) {
  return [...JSON.stringify(value ?? '').matchAll(EXPRESSION)].map(([, expression]) => expression);
}

/** The steps of a template with everything in its place, as the service makes them of it. */
function expand(template, given) {
  const values = Object.fromEntries(template.parameters.map(({ name, default: usual }) => [name, given[name] ?? usual]));
  return expandValue(template.steps, values);
}

function expandValue(value, values) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => expandItem(item, values));
  }

  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expandValue(inner, values)]));
  }

  return typeof value === 'string' ? value.replace(EXPRESSION, (_, expression) => textOf(evaluate(expression, values))) : value;
}

// A map whose only key is a condition stands for the items below it.
function expandItem(item, values) {
  const condition = typeof item === 'object' && item !== null ? /^\$\{\{\s*if (.+?)\s*\}\}$/.exec(Object.keys(item)[0])?.[1] : undefined;
  return condition === undefined ? [expandValue(item, values)] : evaluate(condition, values) ? expandValue(Object.values(item)[0], values) : [];
}

function evaluate(expression, values) {
  const call = /^(\w+)\((.*)\)$/.exec(expression);
  if (call) {
    const [, name, inner] = call;
    return (FUNCTIONS[name] ?? fail(`no function ${name}`))(...inner.split(/,\s*/).map((argument) => evaluate(argument, values)));
  }

  const parameter = /^parameters\.(\w+)$/.exec(expression)?.[1];
  return parameter === undefined
    ? (/^'(.*)'$/.exec(expression)?.[1] ?? fail(`'${expression}' is no expression that is known here`))
    : parameter in values ? values[parameter] : fail(`no parameter ${parameter}`);
}

function textOf(value) {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

function fail(reason) {
  throw new Error(reason);
}

module.exports = { parseYaml, expressionsIn, expand };
