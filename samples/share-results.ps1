# Makes a result in one home, and takes it from the shared store in another one.
$folder = [IO.Directory]::CreateTempSubdirectory('sample-').FullName
$store = [IO.Directory]::CreateDirectory("$folder/store").FullName
foreach ($name in 'one', 'two') {
    $cm = @{ CmHome = "$folder/$name" }
    [IO.Directory]::CreateDirectory("$folder/$name-tools/script/make-table") > $null
    [IO.File]::WriteAllText("$folder/$name-tools/cmr.yaml", "alias: tools`nuid: 2c62bd4a9b8e4a11`ngit: false")
    [IO.File]::WriteAllText("$folder/$name-tools/script/make-table/_cm.yaml", @'
alias: make-table
uid: 9d1c0c5f8f0b4c7e
automation_alias: script
automation_uid: 5b4e0237da074764
tags: [ make, table ]
cache: true
new_env_keys: [ CM_TABLE ]
'@)
    [IO.File]::WriteAllText("$folder/$name-tools/script/make-table/customize.ps1", @'
function postprocess($i) {
    [IO.File]::WriteAllText("$PWD/table.txt", 'made')
    $i.env.CM_TABLE = "$PWD/table.txt"
    @{ return = 0 }
}
'@)
    Register-CmRepo "$folder/$name-tools" @cm > $null
    $result = Invoke-CmScript -Tags make,table -SharedStore $store @cm -Quiet
    "${name}: from another machine: $($result.FromCache), $([IO.File]::ReadAllText($result.NewEnv.CM_TABLE))"
}
[IO.Directory]::Delete($folder, $true)
