using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Settings;

/// <summary>A home, a user's file and an environment of one test.</summary>
internal sealed class SettingsScene : IDisposable
{
    private readonly ScratchFolder _folder = new("someone's folder");

    public Dictionary<string, string> Environment { get; } = [];

    public string HomePath => _folder.At("a home");

    public string UserFile => _folder.At("settings", "configuration.json");

    public CmConfiguration Configuration => CmConfiguration.Open(HomePath, UserFile, Environment.GetValueOrDefault);

    /// <summary>The configuration of a user without a home.</summary>
    public CmConfiguration WithoutHome => CmConfiguration.Open(null, UserFile, Environment.GetValueOrDefault);

    public SettingsScene User(string json) => Write("settings/configuration.json", json);

    public SettingsScene Home(string json) => Write("a home/.cmpowershell/configuration.json", json);

    public static CmError Failure(Action act) => Xunit.Assert.Throws<CmException>(act).Error;

    public void Dispose() => _folder.Dispose();

    private SettingsScene Write(string file, string json)
    {
        _folder.Write(file, json);
        return this;
    }
}
