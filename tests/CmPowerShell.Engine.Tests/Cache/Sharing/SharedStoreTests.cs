using AwesomeAssertions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>Results that several machines share, here homes with other paths.</summary>
public sealed class SharedStoreTests : SharedStoreScene
{
    [Fact]
    public void A_result_of_another_home_is_not_made_again_and_leads_into_this_home()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "app").FromCache.Should().BeFalse();

        var result = Run(there, "app");

        result.FromCache.Should().BeTrue();
        result.CacheReason.Should().Contain(Store);
        there.Events.Of<NativeScriptStarting>().Should().BeEmpty();
        result.CacheEntry!.Path.Should().StartWith(there.Engine.Home.Path);
        result.NewEnv.Text("CM_APP").Should().Be(Path.Combine(result.CacheEntry.Path, "app.txt"));
        var text = File.ReadAllText(result.NewEnv.Text("CM_APP"));
        text.Should().Contain(there.Engine.Home.Path).And.NotContain(here.Engine.Home.Path);
        File.Exists(Path.Combine(text.Trim()["uses ".Length..], "lib.txt")).Should().BeTrue();
    }

    [Fact]
    public void A_result_that_was_taken_is_an_ordinary_entry_afterwards()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");
        var taken = Run(there, "lib");
        Directory.Move(Store, Store + "x");

        var again = there.Run("lib");

        Directory.Move(Store + "x", Store);
        again.FromCache.Should().BeTrue();
        again.CacheEntry!.Uid.Should().Be(taken.CacheEntry!.Uid);
        again.NewEnv.Should().BeEquivalentTo(taken.NewEnv);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    public void The_address_of_a_request_is_its_cache_key(string size)
    {
        using var here = Home();
        var request = new RunRequest { Tags = ["lib"], Inputs = size.Length > 0 ? new MetaMap { ["size"] = size } : [] };
        Run(here, "lib", [.. request.Inputs.Select(input => (input.Key, input.Value))]);

        var key = new PlanKey();
        key.Add(request, new ScriptPlanner(here.Engine.Runner).Plan(request, here.Operation()));

        Entries().Should().ContainSingle().Which.Should().Contain($"/{key.Short}/");
    }

    [Fact]
    public void A_dependency_has_the_address_of_a_request_of_the_user()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "app");

        Run(there, "lib").FromCache.Should().BeTrue();
    }

    [Fact]
    public void Another_input_another_recipe_or_another_dependency_makes_another_result()
    {
        using var here = Home();
        using var input = Home();
        using var recipe = Home();
        using var dependency = Home();
        Run(here, "app");
        recipe.Artifact(WellKnownNames.Script, "app", Program, ("run.sh", MakeProgram + "# changed\n"));
        dependency.Artifact(WellKnownNames.Script, "lib", Library, ("run.sh", MakeLibrary + "# changed\necho CM_LIB_KIND=shared >> tmp-run-env.out\n"));

        Run(input, "lib", ("size", "2")).FromCache.Should().BeFalse();
        Run(recipe, "app").FromCache.Should().BeFalse();
        recipe.Events.Of<NativeScriptStarting>().Should().ContainSingle("the library is the same");
        Run(dependency, "app").FromCache.Should().BeFalse();
        dependency.Events.Of<NativeScriptStarting>().Should().HaveCount(2);
    }

    [Fact]
    public void A_variable_that_only_a_file_names_is_part_of_the_address()
    {
        using var here = Home();
        using var there = Home();
        Script(here, "part", "tags: [ part ]\ncache: true\nnew_env_keys: [ CM_PART ]", "echo $CM_FLAVOR > part.txt\necho CM_PART=$PWD/part.txt > tmp-run-env.out\n");
        Script(there, "part", "tags: [ part ]\ncache: true\nnew_env_keys: [ CM_PART ]", "echo $CM_FLAVOR > part.txt\necho CM_PART=$PWD/part.txt > tmp-run-env.out\n");
        foreach (var home in new[] { here, there })
        {
            Script(home, "whole", "tags: [ whole ]\ndeps: [ { tags: part } ]", "echo\n");
        }

        Run(here, "whole", ("env", new MetaMap { ["CM_FLAVOR"] = "sweet" }));
        Run(there, "whole", ("env", new MetaMap { ["CM_FLAVOR"] = "sour" }));

        File.ReadAllText(there.Entries(WellKnownNames.Cache).Single().Path + "/part.txt").Trim().Should().Be("sour");
    }

    [Fact]
    public void The_tags_and_the_version_that_a_result_got_at_its_end_come_with_it()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            home.Artifact(
                WellKnownNames.Script,
                "found",
                "tags: [ found ]\ncache: true\nnew_env_keys: [ CM_FOUND ]",
                ("run.sh", "echo x > file\necho CM_FOUND=$PWD/file > tmp-run-env.out\necho CM_DETECTED_VERSION=3.1 >> tmp-run-env.out\n"),
                ("customize.py", "def postprocess(i):\n    return {'return': 0, 'version': '3.1', 'add_extra_cache_tags': ['non-virtual']}\n"));
        }

        var made = Run(here, "found");
        var taken = Run(there, "found");

        there.Events.Of<NativeScriptStarting>().Should().BeEmpty();
        taken.CacheEntry!.Tags.Should().BeEquivalentTo(made.CacheEntry!.Tags).And.Contain(["version-3.1", "non-virtual"]);
        taken.CacheEntry.Meta.Text("version").Should().Be("3.1").And.Be(made.CacheEntry.Meta.Text("version"));
        (taken.Version, taken.FromCache).Should().Be(("3.1", true));
        there.Events.Of<CacheConsulted>().Should().ContainSingle(consulted => consulted.IsHit).Which.Reason.Should().Be($"the shared store '{Store}' has it");
    }

    [Fact]
    public void A_dependency_whose_entry_has_no_record_counts_by_its_results()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            var library = home.Run("lib").CacheEntry!.Path;
            File.Delete(Path.Combine(library, CacheRecord.FileName));
        }

        Run(here, "app").FromCache.Should().BeFalse();

        Entries().Should().ContainSingle();
        Run(there, "app").CacheReason.Should().Contain(Store);
    }

    [Fact]
    public void Writers_on_several_homes_do_not_disturb_each_other()
    {
        var homes = Enumerable.Range(0, 6).Select(_ => Home()).ToList();

        Parallel.ForEach(homes, home => Run(home, "app"));

        Directory.EnumerateFiles(Store, ".*", SearchOption.AllDirectories).Should().BeEmpty();
        using var reader = Home();
        Run(reader, "app").FromCache.Should().BeTrue();
        reader.Events.Of<WarningReported>().Should().BeEmpty();
        homes.ForEach(home => home.Dispose());
    }

    [Fact]
    public void A_new_entry_is_made_even_if_the_store_has_one()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");

        Run(there, "lib", ("new", true)).FromCache.Should().BeFalse();
    }

    [Fact]
    public void The_input_no_switches_the_setting_off()
    {
        using var here = Home();
        File.WriteAllText(Path.Combine(here.Engine.Home.Path, "..", "configuration.json"), JsonMeta.Write(new MetaMap { ["SharedStore"] = Store }));

        Run(here, "lib", ("shared_store", "no"));
        Entries().Should().BeEmpty();
        here.Run("app");

        Entries().Should().ContainSingle("the library is in the cache of the home already");
    }
}
