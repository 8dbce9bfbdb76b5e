using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>Files that come back from another host stay in the folder of the run.</summary>
public sealed class ReturnedFilesTests : IDisposable
{
    private const string Uid = "00000000000000a1";
    private readonly ScratchFolder _folder = new("returned");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_a_new_result_is_written_to_its_folder()
    {
        Take($"{Uid}/out/a b.txt").Should().BeEmpty();

        File.ReadAllText(_folder.At("run", Uid, "out", "a b.txt")).Should().Be("text");
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData(Uid + "/../../outside.txt")]
    [InlineData(Uid + "/..")]
    [InlineData("/tmp/outside.txt")]
    [InlineData(Uid + "\\..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData(Uid + "/a:stream")]
    [InlineData(Uid + "/trailing.")]
    [InlineData(Uid + "//double")]
    [InlineData(Uid + "/new\nline")]
    [InlineData(Uid)]
    [InlineData("cm-result.json")]
    [InlineData("00000000000000b2/other.txt")]
    public void Another_name_is_refused_with_a_warning(string name)
    {
        Take(name).Should().ContainSingle().Which.Id.Should().Be("FilesNotReturned");

        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void The_folder_of_an_earlier_result_is_not_changed()
    {
        _folder.Write(Path.Combine("run", Uid, "earlier.txt"), "earlier");

        Take($"{Uid}/earlier.txt").Should().ContainSingle();

        File.ReadAllText(_folder.At("run", Uid, "earlier.txt")).Should().Be("earlier");
    }

    [Fact]
    public void A_file_that_is_too_large_stays_there_and_the_others_come()
    {
        _folder.Write(Path.Combine("there", Uid, "small.txt"), "text");
        using (var large = new FileStream(_folder.At("there", Uid, "large.bin"), FileMode.CreateNew))
        {
            large.SetLength(ReturnedFiles.LargestTotal + 1);
        }

        var answer = Answer();
        ReturnedFiles.Add(answer, _folder.At("there"));

        answer.Map("files").Keys.Should().Equal($"{Uid}/small.txt");
        answer.Texts("files_left").Should().Equal($"{Uid}/large.bin");
    }

    private static MetaMap Answer() => new() { ["machine"] = "host", ["results"] = new MetaList([new MetaMap { ["uid"] = Uid }]) };

    private List<WarningReported> Take(string name)
    {
        var answer = Answer();
        answer["files"] = new MetaMap { [name] = Convert.ToBase64String("text"u8.ToArray()) };
        var events = new RecordingSink();
        ReturnedFiles.Take(answer, _folder.At("run"), Operation.Silent with { Events = events });
        return [.. events.Of<WarningReported>()];
    }
}
