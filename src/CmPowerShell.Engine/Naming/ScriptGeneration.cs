namespace CmPowerShell.Engine.Naming;

/// <summary>Which generation of Collective Mind a script was written for.</summary>
public enum ScriptGeneration
{
    /// <summary>The early "intelligent components" of May 2022, automation <c>ic</c>.</summary>
    Component,

    /// <summary>The scripts of <c>cmind</c>, automation <c>script</c>.</summary>
    Script,
}
