using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>
/// The sources of a shared result. In each test two homes make one request, with one difference.
/// </summary>
public sealed class SharedSourceTests : SharedStoreScene
{
    private const string Tool = "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_TOOL ]\n";
    private const string MakeTool = "echo x > tool.txt\necho CM_TOOL=$PWD/tool.txt > tmp-run-env.out\n";

    [Fact]
    public void The_inputs_with_which_a_dependency_was_made()
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, size) in new[] { (here, "1"), (there, "2") })
        {
            Run(home, "lib", ("size", size));
            Run(home, "app");
        }

        Made(there).Should().Equal("lib", "app");
    }

    [Fact]
    public void The_variations_of_a_dependency()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            Script(home, "lib", Library + "\nvariations: { fast: {} }", MakeLibrary);
        }

        Run(here, "lib,_fast");
        Run(here, "app").Dependencies.Single().FromCache.Should().BeTrue();

        Run(there, "app").FromCache.Should().BeFalse();
    }

    [Fact]
    public void The_version_of_a_dependency()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib", ("version", "1.2"));
        Run(here, "app").Dependencies.Single().FromCache.Should().BeTrue();
        Run(there, "lib", ("version", "1.3"));

        Run(there, "app").FromCache.Should().BeFalse();
    }

    [Fact]
    public void The_result_of_a_dependency_that_differs_on_each_machine()
    {
        using var here = Home();
        using var there = Home();
        Detect(here, "1");
        Detect(there, "2");

        Run(here, "tool").FromCache.Should().BeFalse();
        Run(there, "tool").FromCache.Should().BeFalse();

        using var third = Home();
        Detect(third, "1");
        Run(third, "tool").FromCache.Should().BeTrue();

        // Without its record an entry differs by its result alone.
        void Detect(ScratchEngine home, string found)
        {
            Script(home, "detect", "tags: [ detect ]\ncache: true\nnew_env_keys: [ CM_FOUND ]\ninput_mapping: { found: CM_FOUND }", "echo x > file\n");
            Script(home, "tool", Tool + "deps: [ { tags: detect } ]", MakeTool);
            var entry = home.Run("detect", request => request with { Inputs = new MetaMap { ["found"] = found } }).CacheEntry!.Path;
            File.Delete(Path.Combine(entry, CmPowerShell.Engine.Cache.Records.CacheRecord.FileName));
        }
    }

    [Fact]
    public void A_variable_that_the_meta_reads()
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, flavor) in new[] { (here, "sweet"), (there, "sour") })
        {
            Script(home, "tool", Tool + "env: { CM_TASTE: '<<<CM_FLAVOR>>>' }", MakeTool);
            Script(home, "whole", "tags: [ whole ]\ndeps: [ { tags: tool } ]", "echo\n");
            Run(home, "whole", ("env", new MetaMap { ["CM_FLAVOR"] = flavor }));
        }

        Made(there).Should().Contain("tool");
    }

    [Fact]
    public void The_state_that_an_earlier_script_has_made()
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, flavor) in new[] { (here, "sweet"), (there, "sour") })
        {
            home.Artifact(WellKnownNames.Script, "facts", "tags: [ facts ]\nnew_state_keys: [ facts ]", ("customize.py", "def preprocess(i):\n    i['state']['facts'] = i['env']['CM_FLAVOR']\n    return {'return': 0}\n"));
            Script(home, "tool", Tool, MakeTool);
            Script(home, "whole", $"tags: [ whole ]\ndefault_env: {{ CM_FLAVOR: {flavor} }}\ndeps: [ {{ tags: facts }}, {{ tags: tool }} ]", "echo\n");
            Run(home, "whole");
        }

        Made(there).Should().Equal("tool", "whole");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_path_counts_by_the_place_that_it_names_and_not_by_where_that_is(bool isSamePlace)
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            var place = isSamePlace || home == here ? home.Engine.Home.Path : home.Engine.Repositories.Repositories.Single(repository => repository.Alias == "team@tools").Path;
            Script(home, "tool", Tool + "env: { CM_TASTE: '<<<CM_FLAVOR>>>' }", MakeTool);
            Script(home, "whole", $"tags: [ whole ]\ndefault_env: {{ CM_FLAVOR: \"{place.Replace('\\', '/')}/x\" }}\ndeps: [ {{ tags: tool }} ]", "echo\n");
        }

        Run(here, "whole");
        Run(there, "whole").Dependencies.Single().FromCache.Should().Be(isSamePlace);
    }

    [Fact]
    public void A_result_may_name_a_file_of_the_dependency_of_its_dependency()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            Script(home, "leaf", "tags: [ leaf ]\ncache: true\nnew_env_keys: [ CM_LEAF ]", "echo x > leaf.txt\necho CM_LEAF=$PWD/leaf.txt > tmp-run-env.out\n");
            Script(home, "branch", "tags: [ branch ]\ncache: true\nnew_env_keys: [ CM_LEAF ]\ndeps: [ { tags: leaf } ]", "echo x > branch.txt\n");
            Script(home, "tool", Tool + "deps: [ { tags: branch } ]", "echo \"$CM_LEAF\" > tool.txt\necho CM_TOOL=$PWD/tool.txt > tmp-run-env.out\n");
        }

        Run(here, "tool");
        var taken = Run(there, "tool");

        taken.CacheReason.Should().Contain(Store);
        var leaf = File.ReadAllText(taken.NewEnv.Text("CM_TOOL")).Trim();
        leaf.Should().StartWith(there.Engine.Home.Path);
        File.Exists(leaf).Should().BeTrue();
    }

    [Fact]
    public void The_version_that_a_dependency_without_an_entry_detects()
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, version) in new[] { (here, "11"), (there, "12") })
        {
            home.Artifact(WellKnownNames.Script, "compiler", "tags: [ compiler ]", ("customize.py", "def postprocess(i):\n    return {'return': 0, 'version': i['env']['CM_FOUND']}\n"));
            Script(home, "tool", Tool + "deps: [ { tags: compiler } ]", MakeTool);
            Script(home, "whole", $"tags: [ whole ]\ndefault_env: {{ CM_FOUND: '{version}' }}\ndeps: [ {{ tags: tool }} ]", "echo\n");
            Run(home, "whole").Dependencies.Single().Dependencies.Single().Version.Should().Be(version);
        }

        Made(there).Should().Equal("tool", "whole");
    }

    [Theory]
    [InlineData("input")]
    [InlineData("variation")]
    [InlineData("version")]
    [InlineData("recipe")]
    [InlineData("script")]
    public void The_request_and_the_files_of_the_script_whether_a_user_or_a_script_requests_it(string difference)
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, isOther) in new[] { (here, false), (there, true) })
        {
            var alias = isOther && difference == "script" ? "tool-too" : "tool";
            var request = !isOther ? "{ tags: tool }" : difference switch
            {
                "input" => "{ tags: tool, size: 2 }",
                "variation" => "{ tags: 'tool,_fast' }",
                "version" => "{ tags: tool, version: '2' }",
                _ => "{ tags: tool }",
            };
            Script(home, alias, Tool + "input_mapping: { size: CM_SIZE }\nvariations: { fast: {} }", MakeTool + (isOther && difference == "recipe" ? "# changed\n" : ""));
            Script(home, "whole", $"tags: [ whole ]\ndeps: [ {request} ]", "echo\n");
        }

        Run(here, "whole");
        Run(there, "whole");

        Made(there).Should().HaveCount(2);
        there.Run("whole").Dependencies.Single().FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_changed_repository_of_a_dependency_keeps_its_result_out_too()
    {
        using var here = Home();
        var other = Directory.CreateDirectory(Path.Combine(here.WorkDirectory, "other repository")).FullName;
        File.WriteAllText(Path.Combine(other, "cmr.yaml"), "alias: team@other\nuid: 00000000000000bb\ngit: true\n");
        Directory.CreateDirectory(Path.Combine(other, "script", "far"));
        File.WriteAllText(Path.Combine(other, "script", "far", "_cm.yaml"), "alias: far\nuid: 00000000000000bc\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ far ]\ncache: true\nnew_env_keys: [ CM_FAR ]\n");
        File.WriteAllText(Path.Combine(other, "script", "far", "run.sh"), "echo x > far.txt\necho CM_FAR=$PWD/far.txt > tmp-run-env.out\n");
        GitProgram.Run(other, "init", "-q");
        GitProgram.Run(other, "add", "-A");
        GitProgram.Run(other, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
        var registered = here.Engine.Repositories.Repositories.Single(repository => repository.Alias == "team@tools").Path;
        File.WriteAllText(Path.Combine(here.Engine.Home.Path, "repos.json"), JsonMeta.Write(MetaList.OfTexts([registered, other])));
        Script(here, "tool", Tool + "deps: [ { tags: far } ]", MakeTool);
        here.Run("far");
        File.AppendAllText(Path.Combine(other, "cmr.yaml"), "# changed\n");

        Run(here, "tool");

        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.EndsWith("the repository team@other,00000000000000bb has changed files.", StringComparison.Ordinal));
    }

    [Fact]
    public void Not_the_order_of_the_state()
    {
        using var here = Home();
        using var there = Home();
        Script(here, "tool", Tool, MakeTool);
        Script(there, "tool", Tool, MakeTool);

        Run(here, "tool", ("state", new MetaMap { ["one"] = 1, ["two"] = 2 }));
        Run(there, "tool", ("state", new MetaMap { ["two"] = 2, ["one"] = 1 })).FromCache.Should().BeTrue();
    }

    [Fact]
    public void Not_a_variable_that_only_a_file_for_readers_names()
    {
        using var here = Home();
        using var there = Home();
        foreach (var (home, flavor) in new[] { (here, "sweet"), (there, "sour") })
        {
            home.Artifact(WellKnownNames.Script, "tool", Tool, ("run.sh", MakeTool), ("README.md", "CM_FLAVOR\n"));
            Script(home, "whole", $"tags: [ whole ]\ndefault_env: {{ CM_FLAVOR: {flavor} }}\ndeps: [ {{ tags: tool }} ]", "echo\n");
        }

        Run(here, "whole");
        Run(there, "whole").Dependencies.Single().CacheReason.Should().Contain(Store);
    }

    private static IEnumerable<string> Made(ScratchEngine home) => home.Events.Of<NativeScriptStarting>().Select(native => native.Script.Split("::")[^1].Split(',')[0]);
}
