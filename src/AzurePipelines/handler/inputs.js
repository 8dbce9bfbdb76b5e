'use strict';

const PREFERENCES = {
  errorActionPreference: 'ErrorActionPreference',
  warningPreference: 'WarningPreference',
  informationPreference: 'InformationPreference',
  verbosePreference: 'VerbosePreference',
  debugPreference: 'DebugPreference',
  progressPreference: 'ProgressPreference',
};
const ACTIONS = ['stop', 'continue', 'silentlyContinue'];

/** The words between commas. */
function words(text) {
  return (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
}

/** The lines that are not empty and do not begin with #. */
function lines(text) {
  return (text ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** A whole number above 0; 0 for an empty input. */
function wholeNumber(text, input, unit = '') {
  if (text && !/^[1-9][0-9]*$/.test(text)) {
    throw new Error(`The input '${input}' is '${text}', and not a whole number${unit}.`);
  }

  return text ? Number(text) : 0;
}

/**
 * The preferences of PowerShell that the task was given, by the names of their variables. An empty input and "default" leave PowerShell's own.
 *
 * @param {(name: string) => string} text Reads an input.
 * @returns {Object<string, string>} Values by the name of the variable.
 */
function preferences(text) {
  const given = Object.entries(PREFERENCES).map(([input, variable]) => [variable, text(input), input]).filter(([, value]) => value !== '' && value.toLowerCase() !== 'default');
  for (const [, value, input] of given) {
    if (!ACTIONS.some((action) => action.toLowerCase() === value.toLowerCase())) {
      throw new Error(`The input '${input}' is '${value}'. Use default, ${ACTIONS.join(', ')}.`);
    }
  }

  return Object.fromEntries(given.map(([variable, value]) => [variable, value]));
}

module.exports = { words, lines, wholeNumber, preferences };
