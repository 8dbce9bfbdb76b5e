using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>The directories of the user, as far as the process knows them. A service account or a user of a container may have none.</summary>
internal static class UserFolder
{
    /// <summary>The user's home directory, full path; null where it is unknown or does not exist.</summary>
    public static string? Home => Usable(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The user's directory for configuration, full path; null where it is unknown.</summary>
    public static string? Configuration =>
        Usable(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The home directory, where there is no other choice.</summary>
    /// <param name="purpose">Its purpose, as the end of a sentence.</param>
    /// <param name="variable">The environment variable that names a directory for that purpose.</param>
    /// <exception cref="CmException"><c>UserFolderUnknown</c>.</exception>
    public static string RequireHome(string purpose, string variable) => Home ?? throw new CmException(new CmError(
        "UserFolderUnknown", ReturnCode.Failed, CmErrorCategory.NotFound, $"This user has no home directory{Found()}, so there is no place for {purpose}.")
    {
        Hint = $"Name a directory in the environment variable {variable}.",
        Target = variable,
    });

    // A relative path would be another directory in each working directory.
    private static string? Usable(string path) => Path.IsPathFullyQualified(path) ? path : null;

    private static string Found()
    {
        var variable = OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME";
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? $" ({variable} is '{path}')" : "";
    }
}
