# The classic command line: find scripts, run one, read its result as JSON.
cm find script --tags=builtin,detect
cm run script --tags=builtin,detect,host --quiet --out=json
