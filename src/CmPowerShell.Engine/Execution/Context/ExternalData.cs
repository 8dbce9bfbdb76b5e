using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A result that is there already, so that its script need not make it.</summary>
/// <param name="Path">Full path of the file or folder; it exists.</param>
/// <param name="Env">The variables for its path; empty to derive one from the script's <c>new_env_keys</c>.</param>
public sealed record ExternalData(string Path, MetaMap Env)
{
    /// <summary>Data that is there.</summary>
    /// <param name="path">Full path of the file or folder.</param>
    /// <param name="env">The variables that lead to it; may be empty.</param>
    /// <exception cref="CmException">Id <c>DataNotFound</c>: there is nothing at that path.</exception>
    public static ExternalData At(string path, MetaMap env) => System.IO.Path.Exists(path)
        ? new ExternalData(path, env)
        : throw new CmException(new CmError("DataNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is nothing at '{path}'.") { Target = path });
}
