using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache;

/// <summary>Finds the repository that takes new cache entries. It is a registered one, so that the Python tools find the entries in it too.</summary>
internal static class CacheLocation
{
    /// <summary>The repository of the setting <c>CacheLocation</c>.</summary>
    /// <param name="repositories">The registry.</param>
    /// <param name="setting">The current setting.</param>
    /// <exception cref="CmException">Ids <c>CacheLocationNotRegistered</c>, <c>RepositoryAmbiguous</c>.</exception>
    public static Repository Find(RepositoryRegistry repositories, SettingValue setting) =>
        setting.Source == SettingSource.Default ? repositories.Local
        : Path.IsPathFullyQualified(setting.Text) ? repositories.Repositories.FirstOrDefault(known => DirectoryPath.Same(known.Path, setting.Text)) ?? throw NotRegistered(repositories, setting)
        : OfName(repositories, setting);

    private static Repository OfName(RepositoryRegistry repositories, SettingValue setting)
    {
        try
        {
            return repositories.Get(ObjectName.Parse(setting.Text));
        }
        catch (CmException problem) when (problem.Error.Id is "RepositoryNotFound" or "InvalidName")
        {
            throw NotRegistered(repositories, setting, problem);
        }
    }

    private static CmException NotRegistered(RepositoryRegistry repositories, SettingValue setting, CmException? problem = null) => new(
        new CmError("CacheLocationNotRegistered", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The setting 'CacheLocation' names '{setting.Text}' ({setting.Place}), which is not a registered repository.")
        {
            Hint = NearestName.Hint(setting.Text, repositories.Repositories.Select(known => known.Alias)) ?? "'New-CmRepo NAME -Path FOLDER' creates one.",
            ClassicHint = NearestName.Hint(setting.Text, repositories.Repositories.Select(known => known.Alias)) ?? "'cm init repo NAME --path=FOLDER' creates one.",
            Target = setting.Text,
        },
        problem);
}
