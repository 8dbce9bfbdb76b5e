'use strict';

const NAME = /^[^\s=]+$/;

/**
 * Reads a text of lines NAME=VALUE, or a JSON object where a value has line breaks. Empty lines and lines that begin with # do not count.
 * Everything behind the first = is the value, as it is.
 *
 * @param {string} text What was written into the input.
 * @param {string} input The name of the input, for messages.
 * @returns {Object<string, unknown>} The values by name.
 */
function parseNameValueText(text, input) {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? parseObject(trimmed, input) : parseLines(text, input);
}

function parseObject(text, input) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The input '${input}' begins with { but is no JSON object: ${error.message}`);
  }
}

function parseLines(text, input) {
  const values = {};
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) {
      return;
    }

    const end = line.indexOf('=');
    const name = end < 0 ? '' : line.slice(0, end).trim();
    if (!NAME.test(name)) {
      throw new Error(`Line ${index + 1} of the input '${input}' is not NAME=VALUE.`);
    }

    values[name] = line.slice(end + 1);
  });
  return values;
}

module.exports = { parseNameValueText };
