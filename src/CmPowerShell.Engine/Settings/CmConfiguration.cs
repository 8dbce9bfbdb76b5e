using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>
/// The values of the settings: an environment variable takes precedence over the file of the home, that over the user's file, that over the default.
/// Files are checked on each access, so a change takes effect immediately.
/// </summary>
public sealed class CmConfiguration
{
    /// <summary>The environment variable that names the user's file.</summary>
    public const string FileVariable = "CM_CONFIGURATION";

    private const string FileName = "configuration.json";
    private readonly Func<string, string?> _environment;
    private readonly ConfigurationFile _user;
    private readonly ConfigurationFile _home;

    private CmConfiguration(string? homePath, string? userFile, Func<string, string?> environment)
    {
        _environment = environment;
        _user = new ConfigurationFile(userFile ?? GetUserFile(environment));
        HomePath = homePath is { Length: > 0 } ? new CmHome(homePath).Path : Resolve(SettingTable.Home, _user).Text;
        _home = new ConfigurationFile(Path.Combine(new CmHome(HomePath).OwnPath, FileName));
    }

    /// <summary>Full path of the home for which the settings are read.</summary>
    public string HomePath { get; }

    /// <summary>The user's file; empty where the user has no directory for one.</summary>
    public string UserFile => _user.Path;

    /// <summary>The file of the home.</summary>
    public string HomeFile => _home.Path;

    /// <summary>Opens the configuration. Nothing is created.</summary>
    /// <param name="homePath">The home; null for the one that the settings name.</param>
    /// <param name="userFile">Full path of the user's file; null for the one that <c>CM_CONFIGURATION</c> names, else the one in the user's folder for configuration.</param>
    /// <param name="environment">Reads an environment variable; the process's own when null.</param>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>: the home cannot be found out.</exception>
    public static CmConfiguration Open(string? homePath = null, string? userFile = null, Func<string, string?>? environment = null) =>
        new(homePath, userFile, environment ?? Environment.GetEnvironmentVariable);

    /// <summary>Gets the value of a setting.</summary>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>.</exception>
    public SettingValue Get(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var found = Resolve(setting, setting.IsOfHome ? [_home, _user] : [_user]);
        return setting == SettingTable.Home && found.Text != HomePath ? new SettingValue(setting, HomePath, SettingSource.Parameter, "") : found;
    }

    /// <summary>Sets a setting in one of the files.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="written">Its value, or null to remove it from the file.</param>
    /// <param name="ofHome">Whether it is written to the file of the home; otherwise to the user's.</param>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>SettingNotOfHome</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    public void Set(Setting setting, MetaValue? written, bool ofHome)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var file = !ofHome ? _user : setting.IsOfHome ? _home : throw NotOfHome(setting);
        var value = written is null ? null : ForFile(setting, setting.Read(written, "as given"));
        file.Change(values =>
        {
            if (value is null)
            {
                values.Remove(setting.Name);
            }
            else
            {
                values[setting.Name] = value;
            }
        });
    }

    /// <summary>
    /// An environment variable, or its setting if it is not set. All code that reads a variable with a setting reads it through this.
    /// </summary>
    /// <param name="name">The variable.</param>
    /// <exception cref="CmException">Ids <c>SettingInvalid</c>, <c>MetaFileBroken</c>, <c>FileNotReadable</c>.</exception>
    public string? Variable(string name)
    {
        var own = _environment(name);
        if (!string.IsNullOrWhiteSpace(own))
        {
            return own;
        }

        var setting = SettingTable.All.FirstOrDefault(setting => setting.Variables.Any(variable => variable.Name == name && variable.Translation is null));
        return setting is null || Get(setting) is not { Source: SettingSource.User or SettingSource.Home } value ? own : value.Text;
    }

    /// <summary>The keys of the files that are no setting, each with its file.</summary>
    /// <exception cref="CmException">Ids <c>MetaFileBroken</c>, <c>FileNotReadable</c>.</exception>
    public IReadOnlyList<(string Key, string File)> UnknownKeys() => new[] { _user, _home }
        .SelectMany(file => file.Values.Keys.Select(key => (key, file.Path)))
        .Where(entry => SettingTable.All.All(setting => setting.Name != entry.key))
        .ToList();

    private static MetaValue ForFile(Setting setting, MetaValue value) => setting.Kind.Refusal(value) is not { } why ? value : throw new CmException(new CmError(
        "SettingInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The setting '{setting.Name}' cannot be kept in a file as it was given.")
    { Hint = why, Target = setting.Name });

    private SettingValue Resolve(Setting setting, params ConfigurationFile[] files)
    {
        foreach (var variable in setting.Variables)
        {
            if (variable.Read(_environment) is { } text)
            {
                return new SettingValue(setting, OfVariable(setting, variable, text), SettingSource.Environment, variable.Name);
            }
        }

        var file = files.FirstOrDefault(file => file.Values.ContainsKey(setting.Name));
        return file is null
            ? new SettingValue(setting, setting.Default(), SettingSource.Default, "")
            : new SettingValue(setting, setting.Read(file.Values[setting.Name], file.Path), file == _user ? SettingSource.User : SettingSource.Home, file.Path);
    }

    // The Python tools take CM_REPOS from the current folder when it is relative.
    private static MetaValue OfVariable(Setting setting, SettingVariable variable, string text) =>
        setting.Read(setting == SettingTable.Home ? new CmHome(text).Path : text, variable.Name);

    private static string GetUserFile(Func<string, string?> environment)
    {
        var named = environment(FileVariable)?.Trim();
        return !string.IsNullOrEmpty(named) ? Path.GetFullPath(named)
            : UserFolder.Configuration is { } folder ? Path.Combine(folder, "CmPowerShell", FileName)
            : "";
    }

    private static CmException NotOfHome(Setting setting) => new(new CmError(
        "SettingNotOfHome", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The setting '{setting.Name}' cannot be set in the file of a home.")
    { Hint = "Set it for the user.", Target = setting.Name });
}
