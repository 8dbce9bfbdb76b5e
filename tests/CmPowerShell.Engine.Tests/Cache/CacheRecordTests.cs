using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache;

/// <summary>What we keep of a cache entry in a file of ours.</summary>
public sealed class CacheRecordTests : IDisposable
{
    private readonly ScratchFolder _entry = new();

    public void Dispose() => _entry.Dispose();

    [Fact]
    public void A_record_is_read_as_it_was_written()
    {
        var record = Sample();

        CacheRecordFile.Write(_entry.Path, record);

        CacheRecordFile.Read(_entry.Path).Should().BeEquivalentTo(record);
    }

    [Fact]
    public void A_summary_says_the_same_as_the_record()
    {
        var record = Sample() with { Size = 12345 };
        CacheRecordFile.Write(_entry.Path, record);

        RecordSummary.TryRead(_entry.Path).Should().Be(new RecordSummary(CacheRecordFile.Read(_entry.Path)!.Origin, 12345));
    }

    [Theory]
    [InlineData("{ \"format\": 1, ")]
    [InlineData("[ ]")]
    [InlineData("{ }")]
    [InlineData("{ \"format\": 2, \"size\": 3 }")]
    [InlineData("{ \"format\": 1, \"size\": \"large\" }")]
    public void A_record_that_cannot_be_used_has_no_summary(string text)
    {
        File.WriteAllText(Path.Combine(_entry.Path, CacheRecord.FileName), text);

        RecordSummary.TryRead(_entry.Path).Should().BeNull();
    }

    [Fact]
    public void An_entry_without_a_record_has_none() => CacheRecordFile.Read(_entry.Path).Should().BeNull();

    [Theory]
    [InlineData("{ \"format\": 1, ")]
    [InlineData("[ ]")]
    [InlineData("{ }")]
    [InlineData("{ \"format\": 2 }")]
    [InlineData("{ \"format\": 1, \"script\": \"a,b,c\" }")]
    public void A_record_that_cannot_be_used_is_named(string text)
    {
        File.WriteAllText(Path.Combine(_entry.Path, CacheRecord.FileName), text);

        FluentActions.Invoking(() => CacheRecordFile.Read(_entry.Path)).Should().Throw<CmException>()
            .Which.Error.Should().Match<CmError>(error => error.Id == "CacheRecordBroken" && error.Message.Contains(_entry.Path));
    }

    [Fact]
    public void A_secret_is_recognised_but_not_kept()
    {
        var record = Sample() with { Inputs = new Dictionary<string, RecordedInput> { ["TOKEN"] = new(SecretDigest.Compute("s3cret")) { IsSecret = true, IsGiven = true } } };

        CacheRecordFile.Write(_entry.Path, record);

        File.ReadAllText(Path.Combine(_entry.Path, CacheRecord.FileName)).Should().NotContain("s3cret");
        var token = CacheRecordFile.Read(_entry.Path)!.Inputs["TOKEN"];
        token.Is("s3cret").Should().BeTrue();
        token.Is("other").Should().BeFalse();
        SecretDigest.Compute("s3cret").Should().NotBe(SecretDigest.Compute("s3cret"));
    }

    [Fact]
    public void The_key_follows_what_decides_on_the_result()
    {
        var record = Sample();

        (record with { Size = 1, Origin = record.Origin with { MadeBy = "other@host" } }).Key.Should().Be(record.Key);
        (record with { Result = "other" }).Key.Should().NotBe(record.Key);
        (record with { Inputs = new Dictionary<string, RecordedInput> { ["TEXT"] = new("two") { IsGiven = true } } }).Key.Should().NotBe(record.Key);
        (record with { Dependencies = [] }).Key.Should().NotBe(record.Key);
    }

    [Fact]
    public void The_files_of_an_entry_are_listed_without_ours()
    {
        File.WriteAllText(Path.Combine(_entry.Path, "a file"), "text");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_entry.Path, "inner")).FullName, "b"), "");
        CacheRecordFile.Write(_entry.Path, Sample());
        LastUsedStamp.Note(_entry.Path).Should().BeNull();

        var files = EntryFiles.Take(_entry.Path);
        EntryFiles.Write(_entry.Path, files);

        files.Select(file => (file.Path, file.Size)).Should().Equal(("a file", 4), ("inner/b", 0));
        EntryFiles.Read(_entry.Path).Should().Equal(files);
        EntryFiles.Take(_entry.Path).Should().Equal(files);
    }

    [Fact]
    public void The_last_use_is_known_once_it_was_noted()
    {
        LastUsedStamp.Read(_entry.Path).Should().BeNull();

        LastUsedStamp.Note(_entry.Path);

        LastUsedStamp.Read(_entry.Path).Should().BeCloseTo(DateTime.UtcNow, TimeSpan.FromMinutes(1));
        LastUsedStamp.Note(Path.Combine(_entry.Path, "gone")).Should().NotBeNull();
    }

    private static CacheRecord Sample() => new()
    {
        Script = new ObjectName("tool", "00000000000000ab"),
        Recipe = new Recipe(new Dictionary<string, string> { ["run.sh"] = "digest" }) { LeftByRun = ["a, b.log"] },
        Variations = ["cpu"],
        Inputs = new Dictionary<string, RecordedInput> { ["TEXT"] = new("it's \"one\"\n") { IsGiven = true, Input = "text" } },
        FromDependencies = ["CM_OS"],
        Dependencies = [new RecordedDependency(new ObjectName("base", "00000000000000ac"), "base,_x", "key") { Entry = "00000000000000ad" }],
        Result = "result",
        Origin = CacheOrigin.Now(TimeSpan.FromSeconds(1.5)),
        Size = 5_000_000_000,
        Files = 3,
    };
}
