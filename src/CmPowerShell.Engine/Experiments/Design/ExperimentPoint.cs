using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>One point of the space: a value for each axis.</summary>
public sealed class ExperimentPoint
{
    private readonly Lazy<string> _id;

    /// <summary>Makes a point.</summary>
    /// <param name="settings">Its settings, in the order of the axes.</param>
    public ExperimentPoint(IReadOnlyList<PointSetting> settings)
    {
        Settings = settings;
        _id = new(() => GetId(settings));
    }

    /// <summary>Its settings, in the order of the axes.</summary>
    public IReadOnlyList<PointSetting> Settings { get; }

    /// <summary>16 hex digits that depend only on the settings, so that the same point of two experiments has the same id.</summary>
    public string Id => _id.Value;

    /// <summary>The settings by name.</summary>
    public MetaMap Parameters => new(Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));

    /// <summary>The settings in one line, such as <c>variation=o2, N=4</c>; the word <c>default</c> for a point without any.</summary>
    public override string ToString() => Settings.Count == 0 ? "default" : string.Join(", ", Settings.Select(setting => $"{setting.Name}={setting.Value}"));

    private static string GetId(IReadOnlyList<PointSetting> settings)
    {
        var map = new MetaMap(settings.OrderBy(setting => setting.Name, StringComparer.Ordinal).Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
        return Digests.OfText(JsonMeta.WriteLine(map))[..16];
    }
}
