using System.Buffers;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>The resolved source of a request: its address, and the name of its folder in the home.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Location">Full path or address, as given, which may hold a user and password.</param>
/// <param name="Alias">The name of the folder.</param>
/// <param name="IsNamed">Whether the user gave the name.</param>
internal sealed record RepositorySource(RepositorySourceKind Kind, string Location, string Alias, bool IsNamed)
{
    private const string DefaultOwner = "mlcommons";

    // What Windows does not take in the name of a folder, and the comma between alias and uid.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(@"/\:*?""<>|,");

    /// <summary>The location as it may be shown.</summary>
    public string Shown => RepositoryUrl.Masked(Location);

    /// <summary>Whether the location is on this machine.</summary>
    public bool IsLocal => !RepositoryUrl.IsRemote(Location);

    /// <summary>Works a request out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="urlPrefix">The prefix for <c>owner/name</c>.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>InvalidName</c>, <c>RepositorySourceMissing</c>.</exception>
    public static RepositorySource Create(RepositoryInstallRequest request, string urlPrefix)
    {
        var (name, url) = (request.Name?.Trim() ?? "", request.Url?.Trim() ?? "");
        if (url.Length == 0 && (RepositoryUrl.IsRemote(name) || name.StartsWith("file://", StringComparison.OrdinalIgnoreCase)))
        {
            (name, url) = ("", name);
        }

        if (url.Length > 0)
        {
            return OfUrl(url, name, WantsClone(request) || url.StartsWith("file://", StringComparison.OrdinalIgnoreCase));
        }

        var alias = name.Contains('@', StringComparison.Ordinal) || name.Length == 0 ? name : $"{DefaultOwner}@{name}";
        return new RepositorySource(RepositorySourceKind.Git, urlPrefix + alias.Replace('@', '/'), Checked(alias), IsNamed: true);
    }

    private static RepositorySource OfUrl(string url, string name, bool copies)
    {
        AddressRule.Require(url);
        var location = RepositoryUrl.IsRemote(url) ? url : LocalPath(url);
        var alias = Checked(name.Length > 0 ? name : RepositoryUrl.Alias(location));
        return new RepositorySource(GetKind(location, copies), location, alias, name.Length > 0);
    }

    private static string LocalPath(string url)
    {
        var path = url.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(url).LocalPath : url;
        var full = DirectoryPath.Full(path);
        return Path.Exists(full) ? full : throw RepositoryErrors.InvalidRequest(
            "RepositorySourceMissing", $"There is no folder or archive {full}.", "Give a folder, a .zip file, or an address such as https://host/owner/name.", url);
    }

    private static RepositorySourceKind GetKind(string location, bool copies)
    {
        if (RepositoryUrl.IsRemote(location))
        {
            return RepositoryUrl.IsArchive(location) ? RepositorySourceKind.Archive : RepositorySourceKind.Git;
        }

        if (File.Exists(location))
        {
            return RepositorySourceKind.Archive;
        }

        // A bare repository has no files to work with.
        return IsBare(location) ? RepositorySourceKind.Git
            : !copies ? RepositorySourceKind.InPlace
            : Path.Exists(Path.Combine(location, ".git")) ? RepositorySourceKind.Git : RepositorySourceKind.Folder;
    }

    // A branch, commit or depth can only be chosen in a clone: the files of the user are not changed.
    private static bool WantsClone(RepositoryInstallRequest request) =>
        request.Copies || request.Branch is not null || request.Checkout is not null || request.Depth > 0;

    private static bool IsBare(string folder) => !RepositoryMetaFile.ExistsIn(folder)
        && File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs"));

    /// <summary>Whether a text can be the name of a repository's folder.</summary>
    public static bool IsAlias(string text) =>
        text.Length > 0
        && !text.StartsWith('.')
        && text.AsSpan().IndexOfAny(NotInNames) < 0
        && !text.Any(char.IsControl)
        && text == text.TrimEnd('.', ' ')
        && !SafeFileName.IsDevice(text)
        && !text.Equals(WellKnownNames.LocalRepository.Alias, StringComparison.OrdinalIgnoreCase)
        && !text.Equals(WellKnownNames.InternalRepository.Alias, StringComparison.OrdinalIgnoreCase);

    /// <summary>A text that can be the name of a repository's folder.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>InvalidName</c>.</exception>
    public static string Checked(string alias) => IsAlias(alias) ? alias : throw RepositoryErrors.InvalidRequest(
        "InvalidName", $"'{alias}' cannot be the name of a repository.", "A name looks like owner@name. Give another one with -Name, or an address with -Url.", alias,
        classicHint: "A name looks like owner@name. Give another one, or an address with --url.");
}
