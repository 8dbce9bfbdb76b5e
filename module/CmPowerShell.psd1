@{
    RootModule           = 'CmPowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '0f3c3a52-7d0b-4e7e-9d7b-9a6a2f6c4e11'
    Author               = 'The CmPowerShell authors'
    CompanyName          = 'The CmPowerShell authors'
    Copyright            = '(c) The CmPowerShell authors. Apache-2.0.'
    Description          = 'Collective Mind for PowerShell: find, run and cache portable scripts and the models, data sets, libraries and tools they bring.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    TypesToProcess       = @('CmPowerShell.Types.ps1xml')
    FormatsToProcess     = @('CmPowerShell.Format.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @('cm')
    CmdletsToExport      = @(
        'Compare-CmExperiment'
        'Compare-CmRun'
        'ConvertTo-CmMatrix'
        'Copy-CmArtifact'
        'Export-CmBundle'
        'Export-CmCache'
        'Export-CmEnvironment'
        'Export-CmRepo'
        'Export-CmReport'
        'Export-CmRunSummary'
        'Export-CmScriptPage'
        'Export-CmTestResult'
        'Find-CmRepo'
        'Format-CmChart'
        'Get-CmArtifact'
        'Get-CmCache'
        'Get-CmCacheKey'
        'Get-CmConfiguration'
        'Get-CmExperiment'
        'Get-CmExperimentPlan'
        'Get-CmLock'
        'Get-CmRepo'
        'Get-CmResult'
        'Get-CmRun'
        'Get-CmScript'
        'Get-CmScriptPlan'
        'Import-CmBundle'
        'Import-CmCache'
        'Import-CmExperiment'
        'Import-CmRepo'
        'Install-CmRepo'
        'Invoke-Cm'
        'Invoke-CmAction'
        'Invoke-CmExperiment'
        'Invoke-CmScript'
        'Move-CmArtifact'
        'New-CmArtifact'
        'New-CmLock'
        'New-CmRepo'
        'New-CmScript'
        'Optimize-CmCache'
        'Publish-CmExperiment'
        'Register-CmCache'
        'Register-CmRepo'
        'Remove-CmArtifact'
        'Remove-CmCache'
        'Remove-CmRun'
        'Rename-CmArtifact'
        'Repair-CmRepo'
        'Save-CmDependency'
        'Set-CmArtifact'
        'Set-CmConfiguration'
        'Test-CmArtifact'
        'Test-CmCache'
        'Test-CmExperiment'
        'Test-CmLock'
        'Test-CmScript'
        'Uninstall-CmRepo'
        'Update-CmLock'
        'Update-CmRepo'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('CollectiveMind', 'CM', 'MLPerf', 'MLOps', 'MachineLearning', 'Automation', 'Benchmark', 'Reproducibility', 'AzurePipelines', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            RequireLicenseAcceptance = $false
            # The address of the project and of its icon come in when it is published: -p:ProjectUri=ADDRESS -p:IconUri=ADDRESS.
            ReleaseNotes = 'The first version: repositories, artifacts, scripts of both generations with a cache, parallel runs, hooks in Python and PowerShell, the classic command line as the alias cm, tasks for Azure Pipelines. CHANGELOG.md in the folder of the module has the whole list.'
        }
    }
}
