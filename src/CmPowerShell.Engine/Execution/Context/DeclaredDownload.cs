using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A file that meta declares for a script that downloads.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Checksum">Its checksum, as meta has it; empty without one.</param>
public sealed record DeclaredDownload(string Url, string Checksum)
{
    private const string Variation = "_url.";
    private static readonly string[] Checksums = ["DOWNLOAD_CHECKSUM", "DAE_CHECKSUM"];

    /// <summary>Finds the download of a script; null if it has none.</summary>
    /// <param name="request">The request for the script.</param>
    /// <param name="variations">Its variations as tags in one text.</param>
    internal static DeclaredDownload? Find(RunRequest request, string variations)
    {
        var url = variations.Split(',').FirstOrDefault(variation => variation.StartsWith(Variation, StringComparison.Ordinal))?[Variation.Length..];
        return string.IsNullOrEmpty(url) ? null : new DeclaredDownload(url, FindChecksum(request));
    }

    private static string FindChecksum(RunRequest request) => Maps(request)
        .SelectMany(map => Checksums.SelectMany(name => Prefixes.Select(prefix => map.Text(prefix + name))))
        .FirstOrDefault(text => text.Length > 0) ?? "";

    private static MetaMap[] Maps(RunRequest request) => [request.Inputs.Map("local_const"), request.Inputs.Map("local_env"), request.Const, request.Env];

    private static IEnumerable<string> Prefixes => ["CM_", "MLC_"];
}
