using AwesomeAssertions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Editing;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Editing;

/// <summary>An artifact with meta in two files.</summary>
public sealed class MetaPairTests : IDisposable
{
    private const string Json = "{\n    \"uid\": \"1\",\n    \"alias\": \"tool\"\n}\n";
    private readonly CmPowerShell.TestSupport.ScratchFolder _folder = new();
    private readonly string _yaml;
    private readonly string _json;

    public MetaPairTests()
    {
        _yaml = _folder.Write("_cm.yaml", "# what it is\nname: old\nalias: hidden\n");
        _json = _folder.Write("_cm.json", Json);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_of_one_file_is_changed_there_and_the_other_file_stays_as_it_was()
    {
        MetaPair.Save(_folder.At("_cm"), Wanted());

        File.ReadAllText(_yaml).Should().Be("# what it is\nname: new\nalias: hidden\n");
        File.ReadAllText(_json).Should().Be(Json);
    }

    [Fact]
    public void What_breaks_off_between_the_files_leaves_the_whole_change()
    {
        new FileInfo(_yaml).IsReadOnly = true;

        FluentActions.Invoking(() => MetaPair.Save(_folder.At("_cm"), Wanted())).Should().Throw<CmException>();

        MetaFile.LoadPair(_folder.At("_cm")).Value.Text("name").Should().Be("new");
    }

    private static MetaMap Wanted() => new() { ["name"] = "new", ["alias"] = "tool", ["uid"] = "1" };
}
