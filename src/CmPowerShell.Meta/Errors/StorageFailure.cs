namespace CmPowerShell.Meta.Errors;

/// <summary>Distinguishes the kinds of failure of files and folders.</summary>
internal static class StorageFailure
{
    /// <summary>Missing permission, or any other failure of the disk.</summary>
    public static CmErrorCategory GetCategory(Exception failure) =>
        failure is UnauthorizedAccessException ? CmErrorCategory.PermissionDenied : CmErrorCategory.Storage;
}
