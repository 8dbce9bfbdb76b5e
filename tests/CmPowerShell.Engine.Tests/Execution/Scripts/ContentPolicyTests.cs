using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What counts, and what does not, when a result is compared with its sources.</summary>
public sealed class ContentPolicyTests : ScriptScene
{
    private const string Cached = "cache: true\nnew_env_keys: [ CM_TOOL ]\n";

    [Fact]
    public void More_variations_than_are_wanted_fit_and_another_default_does_not()
    {
        Script("tool", Cached + "variations: { fast: {}, onnx: { group: framework, default: true }, torch: { group: framework } }");

        Run("tool,_fast,_onnx");
        Run("tool").FromCache.Should().BeTrue("the script would run with _onnx alone, and that is there");
        Run("tool,_torch");

        Scratch.Engine.Cache.Remove(Entries.Single(entry => entry.Tags.Contains("_onnx")));
        Run("tool").CacheReason.Should().EndWith("it was made with _torch, and _onnx is requested now");
    }

    [Fact]
    public void What_was_made_with_exactly_what_is_wanted_goes_first()
    {
        Script("tool", Cached + "variations: { a: { env: { CM_TOOL: a } } }", Shell("echo CM_TOOL=${CM_TOOL:-plain} > tmp-run-env.out"));
        Run("tool", request => request with { New = true });

        Run("tool,_a");

        Run("tool").NewEnv.Text("CM_TOOL").Should().Be("plain");
    }

    [Fact]
    public void The_usual_version_is_not_taken_from_a_result_of_another_one()
    {
        Script("tool", Cached + "default_version: '1.0'", Shell("echo CM_TOOL=$CM_VERSION > tmp-run-env.out"));
        Script("any", "cache: true");

        Run("tool", Version("2.0"));
        Run("any", Version("2.0"));

        var usual = Run("tool");
        usual.NewEnv.Text("CM_TOOL").Should().Be("1.0");
        usual.CacheReason.Should().EndWith("it was made with the version 2.0, and the usual one is 1.0");
        Run("any").FromCache.Should().BeTrue("it has no usual version");
    }

    [Fact]
    public void Variables_that_flow_by_and_those_of_its_own_dependencies_do_not_count()
    {
        Script("os", "new_env_keys: [ CM_OS ]", Shell("echo CM_OS=linux > tmp-run-env.out"));
        Script("other", "new_env_keys: [ CM_OTHER ]", Shell("echo CM_OTHER=$RANDOM > tmp-run-env.out"));
        Script("tool", Cached + "deps: [ { tags: os }, { tags: none, enable_if_env: { CM_OS: [ windows ] } } ]");
        Script("app", "deps: [ { tags: os }, { tags: other }, { tags: tool } ]");

        Run("tool");
        Run("app").Dependencies[2].FromCache.Should().BeTrue();
        Run("app").Dependencies[2].FromCache.Should().BeTrue();
        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void What_a_person_made_known_answers_a_script_that_depends_on_it()
    {
        Script("data", "cache: true\ninput_mapping: { data: CM_DATA }\nnew_env_keys: [ CM_DATA ]", Shell("test -n \"$CM_DATA\" || echo CM_DATA=downloaded > tmp-run-env.out"));
        Script("app", "deps: [ { tags: data } ]\nnew_env_keys: [ CM_DATA ]");

        Run("data", Input("data", "/mine"));

        Run("app").NewEnv.Text("CM_DATA").Should().Be("/mine");
        Run("data").NewEnv.Text("CM_DATA").Should().Be("downloaded");
    }

    [Fact]
    public void A_variable_that_only_the_run_script_names_counts_where_a_person_gives_it()
    {
        Script("tool", Cached, Shell("echo CM_TOOL=$GREETING > tmp-run-env.out"));

        Run("tool", Env("GREETING", "one")).NewEnv.Text("CM_TOOL").Should().Be("one");
        Run("tool", Env("GREETING", "two")).NewEnv.Text("CM_TOOL").Should().Be("two");
        Run("tool", request => request with { Env = new MetaMap { ["GREETING"] = "two", ["UNRELATED"] = "x" } }).FromCache.Should().BeTrue();
        Run("tool").FromCache.Should().BeFalse();
    }

    [Theory]
    [InlineData("GREETING")]
    [InlineData("CM_DECLARED")]
    public void A_constant_counts_as_a_variable_does(string name)
    {
        Script("tool", Cached + "default_env: { CM_DECLARED: '' }", Shell("echo CM_TOOL=$GREETING$CM_DECLARED > tmp-run-env.out"));
        Func<RunRequest, RunRequest> Constant(string value) => request => request with { Const = new MetaMap { [name] = value } };

        Run("tool", Constant("one")).NewEnv.Text("CM_TOOL").Should().Be("one");
        Run("tool", Constant("two")).NewEnv.Text("CM_TOOL").Should().Be("two");
        Run("tool", Constant("two")).FromCache.Should().BeTrue();
        Run("tool", Constant("three")).CacheReason.Should().Contain($"{name}");
    }

    [Theory]
    [InlineData("env", true)]
    [InlineData("const", true)]
    [InlineData("local_env", true)]
    [InlineData("local_const", true)]
    [InlineData("state", false)]
    public void The_record_tells_whether_a_value_was_given_or_is_the_scripts_own(string way, bool isGiven)
    {
        Script("tool", Cached + "default_env: { CM_DECLARED: 'own' }");

        var record = CacheRecordFile.Read(Run("tool", Input(way, new MetaMap { ["CM_DECLARED"] = "theirs" })).CacheEntry!.Path)!;

        record.Inputs["CM_DECLARED"].Should().Be(new RecordedInput(isGiven ? "theirs" : "own") { IsGiven = isGiven });
    }

    [Fact]
    public void An_input_that_only_hooks_know_counts()
    {
        Script("tool", Cached);

        Run("tool", Input("level", "1"));

        Run("tool", Input("level", "1")).FromCache.Should().BeTrue();
        Run("tool", Input("level", "2")).CacheReason.Should().Contain("level");
        Run("tool", Input("quiet", true)).FromCache.Should().BeFalse("it has no level");
        Run("tool", Input("verbose", true)).FromCache.Should().BeTrue("an input of the engine makes no other result");
    }

    [Fact]
    public void The_record_names_the_variables_that_came_from_dependencies_in_their_order()
    {
        Script("os", "new_env_keys: [ 'CM_*' ]", Shell("printf 'CM_Z=1\\nCM_A=2\\nCM_M=3\\nCM_OTHER=4\\n' > tmp-run-env.out"));
        Script("tool", Cached + "input_mapping: { m: CM_M }\ndeps: [ { tags: os } ]\nenv: { CM_TOOL: '<<<CM_Z>>><<<CM_A>>>' }");

        var record = CacheRecordFile.Read(Run("tool").CacheEntry!.Path)!;

        record.FromDependencies.Should().Equal("CM_A", "CM_M", "CM_Z");
    }

    [Fact]
    public void Of_a_secret_only_that_it_is_another_one_is_told()
    {
        Script("tool", Cached + "default_env: { CM_TOKEN: '' }");

        Run("tool", Env("CM_TOKEN", "first-s3cret"));
        Run("tool", Env("CM_TOKEN", "first-s3cret")).FromCache.Should().BeTrue();
        var other = Run("tool", Env("CM_TOKEN", "second-s3cret"));

        other.CacheReason.Should().EndWith("the variable CM_TOKEN has changed");
        Entries.Select(entry => File.ReadAllText(Path.Combine(entry.Path, CacheRecord.FileName))).Should().OnlyContain(text => !text.Contains("s3cret"));
    }

    [Fact]
    public void A_result_whose_dependency_was_removed_or_made_again_is_not_reused()
    {
        Script("base", "cache: true\ninput_mapping: { n: CM_N }\nnew_env_keys: [ CM_BASE ]", Shell("echo CM_BASE=$(date +%s%N) > tmp-run-env.out"));
        Script("tool", Cached + "deps: [ { tags: base } ]");
        Run("tool");

        Run("base", Input("renew", "yes"));
        Run("tool").CacheReason.Should().EndWith("its dependency 'base' (was made again with another result)");
        Run("tool").FromCache.Should().BeTrue();
        Scratch.Engine.Cache.Remove(Entries.Single(entry => entry.Tags.Contains("base")));

        Run("tool").CacheReason.Should().Contain("the result of its dependency 'base'").And.Contain("is not there any more");
    }

    [Fact]
    public void A_dependency_that_is_asked_for_otherwise_makes_another_result()
    {
        Script("compiler", "cache: true\nvariations: { gcc: {}, llvm: {} }");
        Script("tool", Cached + "deps: [ { tags: compiler, names: [ compiler ] } ]");
        Script("app", "deps: [ { tags: tool } ]");
        static Func<RunRequest, RunRequest> With(string tags) => Input("adr", new MetaMap { ["compiler"] = new MetaMap { ["tags"] = tags } });

        Run("app", With("_gcc"));

        Run("app", With("_gcc")).Dependencies[0].FromCache.Should().BeTrue();
        Run("app", With("_llvm")).Dependencies[0].CacheReason.Should().EndWith("the dependency 'compiler' is now requested with the tag '_llvm'");
        Run("app").Dependencies[0].FromCache.Should().BeTrue("it does not say which compiler");
    }

    [Fact]
    public void An_entry_without_record_is_taken_by_its_tags_and_one_with_a_broken_record_is_not()
    {
        Script("tool", Cached, Shell("echo CM_TOOL=1 > tmp-run-env.out"));
        var record = Path.Combine(Run("tool").CacheEntry!.Path, CacheRecord.FileName);

        File.WriteAllText(record, "{ ");
        Plan("tool").Nodes[0].CacheReason.Should().Contain("cannot be used");

        File.Delete(record);
        var hit = Run("tool");
        hit.FromCache.Should().BeTrue();
        hit.CacheReason.Should().EndWith("no record of what it was made from");
    }

    [Fact]
    public void A_result_of_another_platform_is_not_reused()
    {
        Script("tool", Cached);
        var entry = Run("tool").CacheEntry!.Path;
        var record = CacheRecordFile.Read(entry)!;

        CacheRecordFile.Write(entry, record with { Origin = record.Origin with { Platform = "plan9-mips" } });

        Run("tool").CacheReason.Should().Contain("it was made on plan9-mips, and this is " + CacheOrigin.ThisPlatform);
    }

    [Fact]
    public void The_record_tells_what_an_entry_was_made_from()
    {
        Script("base", "", Shell("true"));
        Script("tool", Cached + "input_mapping: { text: CM_TEXT }\ndeps: [ { tags: base } ]", Shell("echo hello > made.txt"));

        var record = CacheRecordFile.Read(Run("tool", Input("text", "one")).CacheEntry!.Path)!;

        record.Recipe.Files.Keys.Should().BeEquivalentTo(OperatingSystem.IsWindows() ? ["_cm.yaml", "run.bat", "run.sh"] : ["_cm.yaml", "run.sh"]);
        record.Inputs["CM_TEXT"].Should().Be(new RecordedInput("one") { IsGiven = true, Input = "text" });
        record.Dependencies.Should().ContainSingle(dependency => dependency.Script.Alias == "base" && dependency.Key.Length == 64);
        record.Origin.MadeBy.Should().Be($"{Environment.UserName}@{Environment.MachineName}");
        record.Origin.Duration.Should().BePositive();
        record.Size.Should().BePositive();
        EntryFiles.Read(Entries.Single().Path).Should().Contain(file => file.Path == "made.txt" && file.Size == "hello".Length + Environment.NewLine.Length);
        record.IsDirect.Should().BeTrue();
    }

    [Fact]
    public void A_hit_notes_the_use_of_the_entry()
    {
        Script("tool", Cached);
        var entry = Run("tool").CacheEntry!.Path;
        LastUsedStamp.Read(entry).Should().BeNull();

        Run("tool");

        LastUsedStamp.Read(entry).Should().NotBeNull();
    }

    [Fact]
    public void A_policy_that_does_not_exist_is_an_error()
    {
        Script("tool", Cached);

        var error = Failure("tool", Input("cache_policy", "contents"));

        error.Id.Should().Be("CachePolicyUnknown");
        error.Hint.Should().Contain("Content, Tags");
    }

    private static Func<RunRequest, RunRequest> Input(string name, MetaValue value) => request => request with { Inputs = new MetaMap { [name] = value } };

    private static Func<RunRequest, RunRequest> Version(string version) => Input("version", version);

    private static Func<RunRequest, RunRequest> Env(string name, string value) => request => request with { Env = new MetaMap { [name] = value } };
}
