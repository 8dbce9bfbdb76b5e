using System.Management.Automation;

namespace CmPowerShell.Hosting;

/// <summary>Reads which streams of a cmdlet its caller shows: the common parameters, or else the preference variables.</summary>
internal static class CallerPreferences
{
    /// <summary>Whether warnings are shown as usual: neither collected in a variable nor hidden nor turned into errors.</summary>
    public static bool ShowsWarnings(PSCmdlet cmdlet) =>
        !cmdlet.MyInvocation.BoundParameters.ContainsKey("WarningVariable") && !cmdlet.MyInvocation.BoundParameters.ContainsKey("WarningAction")
        && (!LanguagePrimitives.TryConvertTo<ActionPreference>(cmdlet.GetVariableValue("WarningPreference"), out var preference) || preference == ActionPreference.Continue);

    /// <summary>Whether verbose messages are shown.</summary>
    public static bool IsVerbose(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose)
        ? LanguagePrimitives.IsTrue(verbose)
        : cmdlet.GetVariableValue("VerbosePreference") is ActionPreference.Continue;

    /// <summary>Whether changes are only shown.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var whatIf)
        ? LanguagePrimitives.IsTrue(whatIf)
        : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
}
