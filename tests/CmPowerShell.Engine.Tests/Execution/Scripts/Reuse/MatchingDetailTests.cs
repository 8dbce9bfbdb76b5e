using AwesomeAssertions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Engine.Tests.Scripts;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts.Reuse;

/// <summary>Parts of the comparison of cached results: expiration, paths in variables, inputs in records, and the reasons.</summary>
public sealed class MatchingDetailTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData("{}", false)]
    [InlineData("cache_expiration: 1700000001", false)]
    [InlineData("cache_expiration: 1700000000", true)]
    [InlineData("cache_expiration: 1699999999.5", true)]
    [InlineData("cache_expiration: 1700000000.5", false)]
    [InlineData("cache_expiration: 0", true)]
    [InlineData("cache_expiration: 0.0", true)]
    [InlineData("cache_expiration: -1", false)]
    [InlineData("cache_expiration: -1.5", false)]
    [InlineData("cache_expiration: 100000000000", false)]
    [InlineData("cache_expiration: 1.0e+11", false)]
    [InlineData("cache_expiration: soon", false)]
    public void An_entry_expires_at_the_time_of_its_meta_and_never_without_a_time_that_can_be_read(string meta, bool isExpired) =>
        (EntryExpiration.WhyExpired(SampleScript.Map(meta), Now) is not null).Should().Be(isExpired);

    [Fact]
    public void The_time_of_expiration_is_shown() =>
        EntryExpiration.WhyExpired(SampleScript.Map("cache_expiration: 1699999999.5"), Now).Should().Be("it expired on 2023-11-14 22:13:19Z");

    [Theory]
    [InlineData("/usr/bin/python3", "/usr/bin/python3")]
    [InlineData("/a:/b c:rel", "/a|/b c|/a:/b|/a:/b c:rel")]
    [InlineData("python3 /a/b.py --data=/d", "/a/b.py|/d")]
    [InlineData("-I/usr/include", "/usr/include")]
    [InlineData("-Wl,-rpath,/opt/lib", "/opt/lib")]
    [InlineData("/with blank/in it", "/with|/with blank/in|/with blank/in it")]
    [InlineData("relative/path", "")]
    [InlineData("/", "")]
    [InlineData("-", "")]
    [InlineData("$HOME/x /y", "")]
    [InlineData("/a\n/b", "")]
    public void Full_paths_are_found_in_the_values_of_variables(string value, string paths)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of a POSIX system.");

        PathTexts.In(value).Should().BeEquivalentTo(paths.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Paths_are_found_in_lists_of_texts_and_not_in_other_values_or_in_long_texts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of a POSIX system.");

        PathTexts.In(new MetaList { "/a", 7, new MetaMap { ["x"] = "/b" }, "/c", "/a" }).Should().Equal("/a", "/c");
        PathTexts.In(new MetaMap { ["x"] = "/a" }).Should().BeEmpty();
        PathTexts.In("/" + new string('x', 4094)).Should().ContainSingle();
        PathTexts.In("/" + new string('x', 4095)).Should().BeEmpty("no system has longer paths");
    }

    [Theory]
    [InlineData("given", true, "text")]
    [InlineData("default", false, "")]
    public void An_input_is_read_as_it_was_recorded(string value, bool isGiven, string input)
    {
        var recorded = new RecordedInput(value) { IsGiven = isGiven, Input = input };

        RecordedInput.FromMeta(recorded.ToMeta()).Should().Be(recorded);
        (recorded.Is(value), recorded.Is("other")).Should().Be((true, false));
        recorded.ToMeta().ContainsKey("input").Should().Be(input.Length > 0);
    }

    [Fact]
    public void Of_a_secret_the_digest_is_recorded()
    {
        var recorded = InputText.Record("CM_MY_TOKEN", "s3cret-value");

        (recorded.IsSecret, recorded.Secret).Should().Be((true, "s3cret-value"));
        recorded.ToMeta().ToString().Should().NotContain("s3cret-value");
        var read = RecordedInput.FromMeta(recorded.ToMeta());
        (read.IsSecret, read.Is("s3cret-value"), read.Is("other-value")).Should().Be((true, true, false));
        InputText.Record("CM_PLAIN", "value").Should().Be(new RecordedInput("value"));
    }

    [Fact]
    public void The_reasons_of_three_entries_are_listed_and_more_are_counted()
    {
        Why(1).Should().Be("the entry 1 does not fit: reason 1");
        Why(3).Should().Be("the entry 1 does not fit: reason 1; the entry 2 does not fit: reason 2; the entry 3 does not fit: reason 3");
        Why(5).Should().EndWith("reason 3; and 2 more");

        static string Why(int count) => EntryMatch.WhyNone([.. Enumerable.Range(1, count).Select(number => EntryMatch.No(new NamedEntry($"{number}"), $"reason {number}"))]);
    }

    [Fact]
    public void The_key_of_an_unfinished_entry_does_not_depend_on_the_order_of_its_parts()
    {
        IncompleteEntryFingerprint.ComputeDigest(["a", "b"]).Should().Be(IncompleteEntryFingerprint.ComputeDigest(["b", "a"]));
        IncompleteEntryFingerprint.ComputeDigest(["a", "b"]).Should().NotBe(IncompleteEntryFingerprint.ComputeDigest(["a"])).And.NotBe(IncompleteEntryFingerprint.ComputeDigest(["ab"]));
    }

    private sealed record NamedEntry(string Uid) : ICacheEntry
    {
        public IReadOnlyList<string> Tags => [];

        public MetaMap Meta => [];

        public string Directory => throw new NotSupportedException();

        public CmPowerShell.Engine.Artifacts.Artifact Artifact => throw new NotSupportedException();

        public CacheRecord? ReadRecord() => throw new NotSupportedException();

        public CachedState ReadState() => throw new NotSupportedException();

        public string? NoteUse() => throw new NotSupportedException();
    }
}
