using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Index.Format;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CsCheck;
using Xunit;

namespace CmPowerShell.Engine.Tests.Index;

/// <summary>The file of the index can be damaged, missing or not writable: a search works anyway.</summary>
public sealed class IndexFileTests : IDisposable
{
    private readonly ScratchHome _home = new();

    public IndexFileTests()
    {
        _home.Add("data", "a", "aaaaaaaaaaaaaaaa", "x,y");
        _home.Add("data", "b", "bbbbbbbbbbbbbbbb", "y");
        File.WriteAllText(Path.Combine(_home.Add("data", "broken"), "_cm.json"), "{");
        _home.Age();
    }

    public void Dispose() => _home.Dispose();

    private static readonly Gen<string> Texts = Gen.String[Gen.Char.AlphaNumeric, 0, 8];
    private static readonly Gen<FileStamp> Stamps = Gen.Select(Gen.Long[-1, long.MaxValue], Gen.Long[0, long.MaxValue], (time, size) => new FileStamp(time, size));
    private static readonly Gen<FileStamp> FolderStamps = Stamps.Select(stamp => stamp with { Size = 0 });

    private static readonly Gen<CmError?> Problems = Gen.Select(Texts, Gen.Int[0, 9], Gen.Int[0, 500]).Select((text, code, line) => code == 0
        ? null
        : new CmError("Id" + text, (ReturnCode)code, (CmErrorCategory)code, text) { Hint = "Do it.", Location = new($"/{text}.json", line, 2), Target = "/" + text });

    private static readonly Gen<IndexedMeta?> Metas = Gen.Select(Texts, Texts, Texts.Array[0, 5], Gen.Bool)
        .Select((alias, uid, tags, none) => none ? null : new IndexedMeta(alias, uid, "script", "u" + uid, tags, ""));

    private static readonly Gen<MetaStamps> Files = Stamps.Array[MetaStamps.NameCount].Select(stamps => new MetaStamps(stamps.Any(stamp => stamp.Exists) ? stamps.Select(stamp => stamp.Exists ? stamp : default).ToArray() : null));
    private static readonly Gen<IndexedFolder> Folders = Gen.Select(Texts, FolderStamps, Files, Metas, Problems).Select((name, stamp, files, meta, problem) => new IndexedFolder(name, stamp, files, meta, problem));
    private static readonly Gen<IndexedAutomation> Automations = Gen.Select(Texts, FolderStamps, Folders.Array[0, 6], Problems).Select((name, stamp, folders, problem) => new IndexedAutomation(name, stamp, folders, problem));
    private static readonly Gen<IndexedRepository[]> Trees = Gen.Select(Texts, FolderStamps, Automations.Array[0, 3], Problems).Select((path, stamp, automations, problem) => new IndexedRepository(path, stamp, automations, problem)).Array[0, 3];

    [Fact]
    public void What_is_written_can_be_read() =>
        Trees.Sample(trees => IndexedRepository.HaveSameContent(new IndexReader(IndexWriter.Write(trees)).Read(), trees), iter: 200);

    [Fact]
    public void A_section_that_this_build_does_not_know_is_passed_over()
    {
        _home.OpenIndex().Refresh();
        var known = File.ReadAllBytes(_home.IndexFile)[32..];
        byte[] newer = [.. IndexSections.Write(77, "what a newer build adds"u8), .. known, .. IndexSections.Write(78, [])];
        File.WriteAllBytes(_home.IndexFile, IndexFile.Write(newer));
        var loads = _home.Loads;

        _home.OpenIndex().Names().Should().Equal("a", "b");

        _home.Loads.Should().Be(loads, "the tree was taken from the file");
    }

    [Fact]
    public void Another_version_of_the_format_counts_as_no_file()
    {
        _home.OpenIndex().Refresh();
        var content = File.ReadAllBytes(_home.IndexFile);
        content[8] = (byte)(IndexFile.Version + 1);
        File.WriteAllBytes(_home.IndexFile, content);

        IndexFile.Load(_home.IndexFile).Should().BeEmpty();
    }

    [Fact]
    public void The_file_names_no_build()
    {
        _home.OpenIndex().Refresh();
        var content = File.ReadAllBytes(_home.IndexFile);

        content.AsSpan().IndexOf(typeof(IndexFile).Module.ModuleVersionId.ToByteArray()).Should().Be(-1, "each build of the format uses it");
        content.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(typeof(IndexFile).Assembly.GetName().Version!.ToString())).Should().Be(-1);
    }

    [Fact]
    public void A_file_cut_off_anywhere_counts_as_none()
    {
        _home.OpenIndex().Refresh();
        var content = File.ReadAllBytes(_home.IndexFile);
        for (var length = 0; length < content.Length; length++)
        {
            File.WriteAllBytes(_home.IndexFile, content[..length]);
            IndexFile.Load(_home.IndexFile).Should().BeEmpty();
        }
    }

    [Fact]
    public void A_file_with_any_changed_byte_counts_as_none()
    {
        _home.OpenIndex().Refresh();
        var content = File.ReadAllBytes(_home.IndexFile);
        for (var place = 0; place < content.Length; place++)
        {
            content[place] ^= 0x10;
            File.WriteAllBytes(_home.IndexFile, content);
            IndexFile.Load(_home.IndexFile).Should().BeEmpty();
            content[place] ^= 0x10;
        }
    }

    [Fact]
    public void Random_bytes_behind_the_checksum_are_refused_or_read_but_never_crash() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            try
            {
                new IndexReader(bytes).Read();
            }
            catch (InvalidDataException)
            {
            }
        });

    [Fact]
    public void A_damaged_file_is_built_anew()
    {
        _home.OpenIndex().Refresh();
        File.WriteAllText(_home.IndexFile, "not an index");
        var loads = _home.Loads;

        _home.OpenIndex().Names().Should().Equal("a", "b");

        _home.Loads.Should().Be(loads + 3);
        IndexFile.Load(_home.IndexFile).Should().NotBeEmpty();
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_searched_all_the_same()
    {
        File.WriteAllText(Path.Combine(_home.Root, ".cmpowershell"), "a file where the folder should be");
        var events = new RecordingSink();
        var index = new ArtifactIndex(_home, _home.IndexFile, events);

        index.Names().Should().Equal("a", "b");

        index.PersistenceProblem.Should().NotBeNull();
        events.Of<DetailReported>().Single().Text.Should().Contain(_home.IndexFile);
        index.Problems.Should().ContainSingle();
    }

    [Fact]
    public void Without_a_file_the_index_lives_in_memory()
    {
        var index = new ArtifactIndex(_home, null);

        index.Names().Should().Equal("a", "b");

        Directory.Exists(Path.GetDirectoryName(_home.IndexFile)).Should().BeFalse();
        index.PersistenceProblem.Should().BeNull();
    }

    [Fact]
    public void Nothing_but_the_index_stays_in_its_folder()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home.IndexFile)!);
        var left = _home.IndexFile + ".1-0.tmp";
        File.WriteAllText(left, "what a killed program left");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-1));

        _home.OpenIndex().Refresh();

        Directory.GetFileSystemEntries(Path.GetDirectoryName(_home.IndexFile)!).Should().Equal(_home.IndexFile);
    }

    [Fact]
    public void Many_writers_and_readers_at_once_do_each_other_no_harm()
    {
        Parallel.For(0, 24, i =>
        {
            var index = _home.OpenIndex();
            for (var round = 0; round < 5; round++)
            {
                _home.Add("many", $"m{i}-{round}");
                index.Refresh();
                index.Names("data").Should().Equal("a", "b");
                IndexFile.Load(_home.IndexFile).Should().NotBeEmpty("a reader sees the old content or the new one");
            }
        });

        _home.OpenIndex().Names("many").Should().HaveCount(120);
    }

    [Fact]
    public void One_index_serves_many_threads_while_it_is_refreshed()
    {
        var index = _home.OpenIndex();
        Parallel.For(0, 200, i =>
        {
            if (i % 10 == 0)
            {
                index.Touch(_home.Add("many", $"m{i}"));
                index.Refresh();
            }

            index.Names("data", tags: "y").Should().Equal("a", "b");
            index.Search("data", "a").Single().Meta.ContainsKey("uid").Should().BeTrue();
            index.Problems.Should().ContainSingle();
        });

        index.Names("many").Should().HaveCount(20);
    }
}
