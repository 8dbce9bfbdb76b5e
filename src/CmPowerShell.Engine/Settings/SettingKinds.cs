using System.Globalization;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>Any text that is not empty.</summary>
/// <param name="allowed">The allowed values, as a part of a sentence.</param>
internal sealed class TextKind(string allowed) : SettingKind
{
    public override string Allowed => allowed;

    public override MetaValue? Read(MetaValue written) => written is MetaText text && text.Value.Trim() is { Length: > 0 } value ? new MetaText(value) : null;
}

/// <summary>A folder: a full path, or one that begins at the user's own folder with <c>~</c>. It need not exist yet.</summary>
internal sealed class FolderKind : SettingKind
{
    public override string Allowed => "a full path, or one that begins with ~";

    public override MetaValue? Read(MetaValue written) => Full((written as MetaText)?.Value.Trim() ?? "") is { } path ? new MetaText(path) : null;

    /// <summary>The full path of a folder, without a separator at its end; null if the text is not a path.</summary>
    internal static string? Full(string text)
    {
        var path = text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal)
            ? Path.Join(UserFolder.Home, text[1..])
            : text;
        return Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : null;
    }
}

/// <summary>Several folders, separated by <c>;</c>.</summary>
internal sealed class FolderListKind : SettingKind
{
    public override string Allowed => "full paths, or paths that begin with ~, separated by ';'";

    public override MetaValue? Read(MetaValue written) => written is MetaText text && Read(text.Value) is { } folders ? new MetaText(string.Join(';', folders)) : null;

    /// <summary>The full paths of the folders; null if one is not a path.</summary>
    internal static IReadOnlyList<string>? Read(string text)
    {
        var folders = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FolderKind.Full).ToList();
        return folders.Contains(null) ? null : [.. folders.OfType<string>()];
    }
}

/// <summary>Folders for what has certain names.</summary>
internal sealed class FolderRulesKind : SettingKind
{
    public override string Allowed => "rules TAG-OR-SCRIPT=FOLDER, separated by ';', with full paths or paths that begin with ~";

    public override MetaValue? Read(MetaValue written) =>
        written is MetaText text && PlacementRule.Read(text.Value) is { } rules ? new MetaText(string.Join("; ", rules)) : null;
}

/// <summary>One of a few words; their case does not count.</summary>
/// <param name="choices">The words.</param>
internal sealed class ChoiceKind(params string[] choices) : SettingKind
{
    public override string Allowed => "one of " + string.Join(", ", choices);

    public override IReadOnlyList<string> Choices => choices;

    public override MetaValue? Read(MetaValue written) =>
        choices.FirstOrDefault(choice => choice.Equals(written.ToString().Trim(), StringComparison.OrdinalIgnoreCase)) is { } choice ? new MetaText(choice) : null;
}

/// <summary>True or false; the words that published meta takes for them are understood.</summary>
internal sealed class SwitchKind : SettingKind
{
    public override string Allowed => "true or false";

    public override IReadOnlyList<string> Choices => ["true", "false"];

    public override MetaValue? Read(MetaValue written) => written.ToString().Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => MetaBoolean.Create(true),
        "FALSE" or "NO" or "OFF" or "0" => MetaBoolean.Create(false),
        _ => null,
    };
}

/// <summary>A number of items: a whole number from 0.</summary>
internal sealed class CountKind : SettingKind
{
    public override string Allowed => "a whole number from 0";

    public override MetaValue? Read(MetaValue written) =>
        int.TryParse(written.ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}

/// <summary>The address of a proxy. One without a scheme is one of http.</summary>
internal sealed class ProxyKind : SettingKind
{
    public override string Allowed => "an address such as http://host:8080";

    public override MetaValue? Read(MetaValue written)
    {
        var text = (written as MetaText)?.Value.Trim() ?? "";
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? new MetaText(address) : null;
    }

    public override string? Refusal(MetaValue value) =>
        RepositoryUrl.Masked(value.ToString()) == value.ToString() ? null : "The file would contain the password as plain text; set the variable https_proxy instead.";

    public override MetaValue Shown(MetaValue value) => RepositoryUrl.Masked(value.ToString());
}
