using System.Text.RegularExpressions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Runs;

/// <summary>
/// The placeholders of records: <c>{home}</c> and <c>{cwd}</c> are put in the place of our folders, the uid of an entry becomes <c>{uid}</c>,
/// so that what remains can be compared.
/// </summary>
/// <param name="home">The scratch home.</param>
/// <param name="program">The program <c>cm</c>, next to which the built-in repository is, or the module that has it.</param>
internal sealed partial class Placeholders(ReplayHome home, string program)
{
    /// <summary>The search path of the recording.</summary>
    internal const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private const string RecordedBuiltIn = "{cmind2022}/cmind/repo";

    private static readonly string[] FewPrograms = ["sh", "bash", "env", "chmod", "cat", "ls", "uname", "getconf", "python3"];

    private IReadOnlyList<(string Name, Func<string> Folder)> Places =>
    [
        ("{home}", () => home.Home),
        ("{cwd}", () => home.WorkDirectory),
        ("{user}", () => home.User),
        ("{data}", () => SampleData.WriteTo(Data)),
        ("{tmp}/minpath", FewProgramsFolder),
        ("{minpath}", FewProgramsFolder),
    ];

    private string Data => Path.Combine(home.Scratch, "data");

    private string OurBuiltIn
    {
        get
        {
            var folder = Path.GetDirectoryName(program) ?? "";
            var module = Path.Combine(folder, "CmPowerShell", "repository");
            return Directory.Exists(module) ? module : Path.Combine(folder, "repository");
        }
    }

    /// <summary>Puts real places into a recorded text.</summary>
    internal string Fill(string text) => Places.Aggregate(text, (filled, place) => filled.Contains(place.Name, StringComparison.Ordinal)
        ? filled.Replace(place.Name, UnderWine.Path(program, place.Folder()), StringComparison.Ordinal)
        : filled);

    /// <summary>Puts placeholders into one of our texts.</summary>
    internal string Mark(string text) => EntryUid().Replace(
        UnderWine.Text(program, text).Replace(home.Home, "{home}", StringComparison.Ordinal)
            .Replace(home.WorkDirectory, "{cwd}", StringComparison.Ordinal)
            .Replace(home.User, "{user}", StringComparison.Ordinal)
            .Replace(Data, "{data}", StringComparison.Ordinal)
            .Replace(OurBuiltIn, RecordedBuiltIn, StringComparison.Ordinal),
        "$1{uid}");

    /// <summary>Puts placeholders into all texts of a value.</summary>
    internal MetaValue Mark(MetaValue value) => value switch
    {
        MetaText text => Mark(text.Value),
        MetaList list => new MetaList(list.Select(Mark)),
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Mark(pair.Value)))),
        _ => value,
    };

    private string FewProgramsFolder()
    {
        var folder = Path.Combine(home.Scratch, "minpath");
        Directory.CreateDirectory(folder);
        foreach (var name in FewPrograms)
        {
            var program = SystemPath.Split(':').Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
            var link = Path.Combine(folder, name);
            if (program is not null && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, program);
            }
        }

        return folder;
    }

    [GeneratedRegex("(/local/(?:installed|cache)/)[0-9a-f]{16}")]
    private static partial Regex EntryUid();
}
