using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution;

/// <summary>A result that is there already, so that its script need not make it.</summary>
/// <param name="Path">Full path of the file or folder; it exists.</param>
/// <param name="Env">The variables that lead to it; empty to let the script's <c>new_env_keys</c> say which one does.</param>
public sealed record KnownData(string Path, MetaMap Env);
