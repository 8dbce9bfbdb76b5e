namespace CmPowerShell;

/// <summary>The languages in which New-CmScript makes hooks.</summary>
public enum CmHookLanguage
{
    /// <summary><c>customize.py</c>.</summary>
    Python,

    /// <summary><c>customize.ps1</c>.</summary>
    PowerShell,
}
