namespace CmPowerShell.Engine.Cache;

/// <summary>Where a shared store has the entry of a result.</summary>
/// <param name="Request">The key of the request, as <c>Get-CmCacheKey</c> makes it.</param>
/// <param name="Sources">The digest of what the result is made from: recipe, inputs and the results of the dependencies, without paths of a machine.</param>
internal sealed record SharedAddress(string Request, string Sources)
{
    private const int DigitsOfFolder = 2;

    /// <summary>The name of the content that describes the entry.</summary>
    public string Name => $"entries/{Request}/{Sources}.json";

    /// <summary>The name of the content with the files of an entry.</summary>
    /// <param name="digest">Its SHA-256.</param>
    public static string GetArchiveName(string digest) => $"archives/{digest[..DigitsOfFolder]}/{digest}.zip";

    /// <inheritdoc/>
    public override string ToString() => $"{Request}/{Sources}";
}
