using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Layout;

/// <summary>
/// How a family of the Python tools writes a cache entry: its folder, its files and the keys that name its script. The repository of a script decides by which layout its results are written, so one
/// cache holds entries of all families, and each tool finds its own entries.
/// </summary>
public abstract class EntryLayout
{
    private protected EntryLayout()
    {
    }

    /// <summary>The layout of cmind: a folder that is called by the uid, with <c>_cm.json</c>.</summary>
    public static EntryLayout Cmind { get; } = new CmindEntry();

    /// <summary>The layout of mlcflow: a folder <c>ALIAS[_TAGS]_UID8</c> with <c>meta.json</c>.</summary>
    public static EntryLayout Mlcflow { get; } = new MlcflowEntry();

    /// <summary>The tools that write entries like this.</summary>
    public abstract MetaDialect Dialect { get; }

    /// <summary>The name of the meta file, without extension.</summary>
    public abstract string MetaName { get; }

    /// <summary>The name of the file with the result.</summary>
    public abstract string StateName { get; }

    /// <summary>The layout of the results of scripts of a family.</summary>
    public static EntryLayout For(MetaDialect dialect) => dialect == MetaDialect.Mlcflow ? Mlcflow : Cmind;

    /// <summary>The layout of an entry that is there; that of cmind for a folder without meta.</summary>
    /// <param name="folder">Full path of the folder of the entry.</param>
    public static EntryLayout Of(string folder) => ArtifactFolder.MetaBaseName(folder) == Mlcflow.MetaName ? Mlcflow : Cmind;

    /// <summary>The layout of a finished entry, by the key that names its script.</summary>
    /// <param name="meta">The meta of the entry.</param>
    public static EntryLayout Of(MetaMap meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.ContainsKey(MlcflowEntry.ScriptKey) ? Mlcflow : Cmind;
    }

    /// <summary>Full path of the file with the result of an entry that is there.</summary>
    /// <param name="folder">Full path of the folder of the entry.</param>
    public static string GetStateFile(string folder) => Path.Combine(folder, Of(folder).StateName);

    /// <summary>The name of the script of an entry according to its meta, with the uid behind a comma; empty where it names none.</summary>
    /// <param name="meta">The meta of the entry.</param>
    public static string GetScript(MetaMap meta)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return meta.Text(MlcflowEntry.ScriptKey, meta.Text(CmindEntry.ScriptKey));
    }

    /// <summary>Whether a text can be the name of the folder of an entry on every system.</summary>
    internal static bool IsFolderName(string name) => name.Length > 0 && name[0] != '.' && name.All(IsPlain);

    /// <summary>The name of the folder of a new entry.</summary>
    /// <param name="uid">The uid of the entry.</param>
    /// <param name="script">The script of the result.</param>
    /// <param name="extraTags">The tags that the request adds to those of the script.</param>
    internal abstract string GetFolder(string uid, ObjectName script, IReadOnlyList<string> extraTags);

    /// <summary>Adds the names of a new entry to a copy of its meta.</summary>
    /// <param name="meta">The keys of the run.</param>
    /// <param name="automation">The automation of the entry.</param>
    /// <param name="uid">The uid of the entry.</param>
    internal abstract MetaMap Complete(MetaMap meta, ObjectName automation, string uid);

    /// <summary>The keys of the meta of a finished entry that name its script.</summary>
    internal abstract MetaMap NameScript(ObjectName script);

    /// <summary>Whether a run continues in an unfinished entry that the tools left, by its tags.</summary>
    /// <param name="left">The tags of the entry.</param>
    /// <param name="wanted">The tags that the run gives its entry.</param>
    internal abstract bool Continues(IReadOnlyList<string> left, IReadOnlyList<string> wanted);

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '@' or '+' or '=';

    private sealed class CmindEntry : EntryLayout
    {
        public const string ScriptKey = "associated_script_artifact";

        public override MetaDialect Dialect => MetaDialect.Cmind;

        public override string MetaName => MetaFileNames.Cmind;

        public override string StateName => CachedState.FileName;

        internal override string GetFolder(string uid, ObjectName script, IReadOnlyList<string> extraTags) => uid;

        internal override MetaMap Complete(MetaMap meta, ObjectName automation, string uid) => ArtifactNaming.Complete(meta, new ObjectName("", uid), automation);

        internal override MetaMap NameScript(ObjectName script) => new() { [ScriptKey] = script.ToString(), [ScriptKey + "_uid"] = script.Uid };

        internal override bool Continues(IReadOnlyList<string> left, IReadOnlyList<string> wanted) => true;
    }

    private sealed class MlcflowEntry : EntryLayout
    {
        public const string ScriptKey = "associated_script_item";
        private const int LongestSuffix = 15;
        private const int UidDigits = 8;

        public override MetaDialect Dialect => MetaDialect.Mlcflow;

        public override string MetaName => MetaFileNames.Mlcflow;

        public override string StateName => "mlc-cached-state.json";

        // Tags can hold anything; the name of a folder cannot.
        internal override string GetFolder(string uid, ObjectName script, IReadOnlyList<string> extraTags)
        {
            var tags = string.Join('-', extraTags);
            var suffix = string.Concat(tags.Take(LongestSuffix).Select(letter => IsPlain(letter) ? letter : '-'));
            return string.Join('_', new[] { script.Alias, suffix, uid[..UidDigits] }.Where(part => part.Length > 0));
        }

        // The tool knows the automation by the folder.
        internal override MetaMap Complete(MetaMap meta, ObjectName automation, string uid) => new(meta) { ["alias"] = MetaNull.Instance, ["uid"] = uid };

        // The tool requires the comma and writes the space.
        internal override MetaMap NameScript(ObjectName script) => new() { [ScriptKey] = $"{script.Alias}, {script.Uid}", [ScriptKey + "_uid"] = script.Uid };

        // The folder of an entry with other tags holds the files of another result.
        internal override bool Continues(IReadOnlyList<string> left, IReadOnlyList<string> wanted) => left.ToHashSet(StringComparer.Ordinal).SetEquals(wanted);
    }
}

/// <summary>How a new entry is laid out.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="ExtraTags">The tags that the request adds to those of the script.</param>
internal sealed record EntryForm(EntryLayout Layout, IReadOnlyList<string> ExtraTags)
{
    /// <summary>The form of entries of cmind.</summary>
    public static EntryForm Cmind { get; } = new(EntryLayout.Cmind, []);
}
