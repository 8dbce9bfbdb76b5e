# Runs a script twice. The second run takes the result of the first one from the cache.
$first = Invoke-CmScript -Tags builtin,find,c-compiler -Quiet
$second = Invoke-CmScript -Tags builtin,find,c-compiler -Quiet

"first run from the cache: $($first.FromCache)"
"second run from the cache: $($second.FromCache)"
"compiler found: $($second.NewEnv.ContainsKey('CM_C_COMPILER_WITH_PATH'))"
