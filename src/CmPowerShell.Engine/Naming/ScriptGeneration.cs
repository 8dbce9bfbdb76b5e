namespace CmPowerShell.Engine.Naming;

/// <summary>The generation of Collective Mind that a script was written for.</summary>
public enum ScriptGeneration
{
    /// <summary>The "intelligent components" of May 2022, automation <c>ic</c>.</summary>
    Component,

    /// <summary>The scripts of <c>cmind</c>, automation <c>script</c>.</summary>
    Script,
}
