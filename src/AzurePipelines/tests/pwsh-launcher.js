#!/usr/bin/env node
'use strict';

// Stands for the launcher of a dotnet tool in the tests: it starts the real program, ends with a signal, and passes nothing on.
const { spawn } = require('node:child_process');
const path = require('node:path');

spawn(process.execPath, [path.join(__dirname, 'pwsh-double.js'), ...process.argv.slice(2)], { stdio: 'inherit' }).on('close', (code) => {
  process.exitCode = code;
});
