#!/usr/bin/env node
'use strict';

// Stands for pwsh in the tests: writes down how it was called, and then does what the test wants of it.
const fs = require('node:fs');

fs.writeFileSync(process.env.DOUBLE_REPORT, JSON.stringify({
  arguments: process.argv.slice(2),
  inputs: JSON.parse(process.env.CM_TASK_INPUTS),
  directory: process.cwd(),
  environment: process.env,
}));

if (process.env.DOUBLE_ERROR_TEXT) {
  console.error(process.env.DOUBLE_ERROR_TEXT);
}

if (process.env.DOUBLE_WAITS) {
  const alive = setInterval(() => {}, 1000);
  process.on('SIGINT', () => {
    fs.appendFileSync(`${process.env.DOUBLE_REPORT}.signals`, 'SIGINT\n');
    clearInterval(alive);
    process.exitCode = 130;
  });
  console.log('double is ready');
} else {
  process.exitCode = Number(process.env.DOUBLE_EXIT_CODE ?? 0);
}
