'use strict';

/**
 * Makes the agent mask a secret. It masks single lines only, so a secret of several lines is registered line by line.
 *
 * @param {typeof import('azure-pipelines-task-lib/task')} tl The task library.
 * @param {string} value The secret.
 */
function maskSecret(tl, value) {
  value.split(/[\r\n]+/).filter((line) => line.trim() !== '').forEach((line) => tl.setSecret(line));
}

module.exports = { maskSecret };
