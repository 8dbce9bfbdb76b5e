using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A file that meta declares for a script that downloads.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Checksum">Its checksum, as meta has it; empty without one.</param>
public sealed record DeclaredDownload(string Url, string Checksum)
{
    private const string Variation = "_url.";
    private static readonly string[] Checksums = ["download_checksum", "dae_checksum"];

    /// <summary>Finds the download of a script; null if it has none.</summary>
    /// <param name="script">The script.</param>
    /// <param name="request">The request for it.</param>
    /// <param name="variations">Its variations as tags in one text.</param>
    internal static DeclaredDownload? Find(Artifact script, RunRequest request, string variations)
    {
        var url = variations.Split(',').FirstOrDefault(variation => variation.StartsWith(Variation, StringComparison.Ordinal))?[Variation.Length..];
        return string.IsNullOrEmpty(url) ? null : new DeclaredDownload(url, FindChecksum(Generation.Require(script).Variables, request));
    }

    private static string FindChecksum(VariableNames variables, RunRequest request) => Maps(request)
        .SelectMany(map => Checksums.Select(input => map.Text(variables.Of(input))))
        .FirstOrDefault(text => text.Length > 0) ?? "";

    private static MetaMap[] Maps(RunRequest request) => [request.Inputs.Map("local_const"), request.Inputs.Map("local_env"), request.Const, request.Env];
}
