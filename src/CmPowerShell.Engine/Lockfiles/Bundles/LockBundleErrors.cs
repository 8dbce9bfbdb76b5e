using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles.Bundles;

/// <summary>Makes the errors of bundles of locks.</summary>
internal static class LockBundleErrors
{
    internal const string InvalidId = "BundleInvalid";

    /// <summary>A bundle cannot be used.</summary>
    public static CmException Invalid(string archive, string why) => new(new CmError(
        InvalidId, ReturnCode.Failed, CmErrorCategory.InvalidData, $"Nothing was imported, because {archive} is not a usable bundle of a lock: {why}.")
    { Hint = "Make it again with Export-CmBundle, or copy it again.", ClassicHint = "Make it again with 'cm pack lock', or copy it again.", Location = new SourceLocation(archive), Target = archive });

    /// <summary>A bundle cannot be made.</summary>
    /// <param name="file">The lock file.</param>
    /// <param name="reasons">Full sentences.</param>
    /// <param name="mends">The commands of PowerShell that correct it, in full sentences, each with the one of the program <c>cm</c>.</param>
    public static CmException NotMade(string file, IReadOnlyList<string> reasons, IReadOnlyList<(string Mend, string Classic)> mends) => new(new CmError(
        "BundleNotMade", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The bundle of the lock '{file}' was not made: {string.Join(' ', reasons)}")
    {
        Hint = string.Join(' ', mends.Select(mend => mend.Mend).Distinct()),
        ClassicHint = string.Join(' ', mends.Select(mend => mend.Classic).Distinct()),
        Target = file,
    });
}
