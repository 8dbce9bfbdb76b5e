using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Makes the errors of archives.</summary>
public static class ArchiveErrors
{
    /// <summary>The file that is to be written is there already.</summary>
    public static CmException Exists(string path) => new(new CmError(
        "ArchiveExists", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"The file {path} exists already.")
    { Hint = "Give another name, or -Force to replace it.", ClassicHint = "Give another name, or --force to replace it.", Location = new SourceLocation(path), Target = path });

    /// <summary>An entry would be written outside the repository.</summary>
    public static CmException Outside(string archive, string entry, string why) => new(new CmError(
        "ArchiveEntryOutside", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{archive} was not unpacked: its entry '{Printable(entry)}' {why}.")
    { Hint = "Such an archive is broken or malicious. Do not use it.", Target = archive });

    /// <summary>It is not a zip archive, or it is damaged.</summary>
    public static CmException Broken(string archive, string why, Exception? inner = null) => new(
        new CmError("ArchiveBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{archive} is not a zip archive that can be unpacked: {why}")
        { Hint = "Fetch or make it again.", Target = archive },
        inner);

    /// <summary>It is unreasonably large.</summary>
    public static CmException TooLarge(string archive, string what) => new(new CmError(
        "ArchiveTooLarge", ReturnCode.Failed, CmErrorCategory.InvalidData, $"{archive} was not unpacked: it holds more than {what}.")
    { Hint = "Unpack it by hand and install the folder, if you trust it.", Target = archive });

    /// <summary>The host may answer in a moment.</summary>
    public static CmError Busy(string url, string why) => new(
        CmPowerShell.Engine.Repositories.Git.GitErrors.BusyId, ReturnCode.Failed, CmErrorCategory.Connection, $"{url} was not downloaded: {why}")
    { Hint = "Try again later; nothing was changed.", Target = url };

    /// <summary>The address of an archive does not answer or refuses.</summary>
    public static CmException NotDownloaded(string id, CmErrorCategory category, string url, string why, Exception? inner = null) => new(
        new CmError(id, ReturnCode.Failed, category, $"{url} was not downloaded: {why}")
        {
            ClassicHint = id == "RepositoryRefused" ? "Check the address. A private one needs --pat." : null,
            Hint = id == "RepositoryRefused" ? "Check the address. A private one needs -Credential." : "Check the address, the network and the proxy (https_proxy).",
            Target = url,
        },
        inner);

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
