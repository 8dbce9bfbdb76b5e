#requires -Version 7.4
# Packs the module, publishes the package to a local feed, and installs it from there for the current user.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Feed
)

$ErrorActionPreference = 'Stop'
$null = New-Item $Feed -ItemType Directory
$packages = (New-Item "$Feed-packages" -ItemType Directory).FullName
Compress-PSResource -Path $Module -DestinationPath $packages
$package = Get-ChildItem $packages -Filter '*.nupkg'
$most = 12MB
if ($package.Length -gt $most) { throw "The package takes $($package.Length) bytes, and the most is $most." }

Register-PSResourceRepository -Name CmFeed -Uri $Feed -Trusted
Publish-PSResource -NupkgPath $package.FullName -Repository CmFeed
Install-PSResource CmPowerShell -Repository CmFeed -Scope CurrentUser
'{0}, {1:n1} MB' -f $package.Name, ($package.Length / 1MB)
