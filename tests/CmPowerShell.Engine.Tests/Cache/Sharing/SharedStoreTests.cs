using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Cache.Sharing;

/// <summary>Results that several machines share, here homes with other paths.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private const string Library = "tags: [ lib ]\ncache: true\nnew_env_keys: [ CM_LIB_PATH, CM_LIB_KIND ]\nnew_state_keys: [ lib ]\ninput_mapping: { size: CM_SIZE }";
    private const string MakeLibrary = "echo \"made in $PWD of $CM_SIZE\" > lib.txt\necho CM_LIB_PATH=$PWD > tmp-run-env.out\necho CM_LIB_KIND=static >> tmp-run-env.out\n";
    private const string Program = "tags: [ app ]\ncache: true\nnew_env_keys: [ CM_APP ]\ndeps: [ { tags: lib } ]";
    private const string MakeProgram = "echo \"uses $CM_LIB_PATH\" > app.txt\necho CM_APP=$PWD/app.txt > tmp-run-env.out\n";
    private readonly string _store = Directory.CreateTempSubdirectory("cm shared ").FullName;

    public void Dispose() => Directory.Delete(_store, recursive: true);

    [Fact]
    public void A_result_of_another_home_is_not_made_again_and_leads_into_this_home()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "app").FromCache.Should().BeFalse();

        var result = Run(there, "app");

        result.FromCache.Should().BeTrue();
        result.CacheReason.Should().Contain(_store);
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
        Directory.Move(_store, _store + "x");

        var again = there.Run("lib");

        Directory.Move(_store + "x", _store);
        again.FromCache.Should().BeTrue();
        again.CacheEntry!.Uid.Should().Be(taken.CacheEntry!.Uid);
        again.NewEnv.Should().BeEquivalentTo(taken.NewEnv);
    }

    [Fact]
    public void The_address_of_a_request_is_its_cache_key()
    {
        using var here = Home();
        Run(here, "lib");

        var key = new PlanKey();
        var request = new RunRequest { Tags = ["lib"] };
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

    [Theory]
    [InlineData("truncated archive", "only")]
    [InlineData("changed archive", "digest")]
    [InlineData("longer archive", "more")]
    [InlineData("missing archive", "missing")]
    [InlineData("truncated description", "complete JSON")]
    [InlineData("description of another entry", "another entry")]
    [InlineData("empty description", "JSON")]
    public void A_poisoned_entry_is_refused_and_named_and_replaced(string kind, string why)
    {
        using var here = Home();
        using var there = Home();
        using var third = Home();
        Run(here, "lib");
        Poison(kind);

        var result = Run(there, "lib");

        result.FromCache.Should().BeFalse();
        there.Events.Of<WarningReported>().Should().ContainSingle(warning => warning.Id == "SharedEntryRefused").Which.Text.Should().Contain(why).And.Contain("lib");
        Run(third, "lib").FromCache.Should().BeTrue();
        third.Events.Of<WarningReported>().Should().BeEmpty();
    }

    [Fact]
    public void A_store_that_is_gone_is_reported_once_and_does_not_fail_the_run()
    {
        using var here = Home();

        var result = here.Run("app", request => request with { Inputs = new MetaMap { ["shared_store"] = _store + "-gone" } });

        result.FromCache.Should().BeFalse();
        here.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedStoreNotReachable");
        Directory.Exists(_store + "-gone").Should().BeFalse();
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

    [Theory]
    [InlineData("echo x > file\necho CM_T=$PWD/../../../../outside > tmp-run-env.out\nmkdir -p ../../../../outside\n", "has the path")]
    [InlineData("printf '\\000%s' \"$PWD\" > file\necho CM_T=$PWD > tmp-run-env.out\n", "is not a text")]
    [InlineData("echo x > file\nln -s /bin/sh shell\necho CM_T=$PWD > tmp-run-env.out\n", "leads to '/bin/sh'")]
    [InlineData("echo CM_T=found > tmp-run-env.out\n", "it has no files")]
    [InlineData("echo \"${PWD%/*}/0123456789abcdef/x\" > file\necho CM_T=$PWD > tmp-run-env.out\n", "refers to the cache entry 0123456789abcdef")]
    public void What_only_this_machine_can_use_is_not_put_there(string script, string why)
    {
        using var here = Home();
        Script(here, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_T ]", script);

        Run(here, "tool");

        Entries().Should().BeEmpty();
        here.Events.Of<DetailReported>().Should().Contain(detail => detail.Text.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_inside_of_an_entry_are_kept()
    {
        using var here = Home();
        using var there = Home();
        foreach (var home in new[] { here, there })
        {
            Script(home, "tool", "tags: [ tool ]\ncache: true\nnew_env_keys: [ CM_T ]", "mkdir lib\necho x > lib/one.1\nln -s one.1 lib/one\nln -s \"$PWD/lib\" all\nchmod +x lib/one.1\necho CM_T=$PWD > tmp-run-env.out\n");
        }

        Run(here, "tool");
        var folder = Run(there, "tool").CacheEntry!.Path;

        there.Events.Of<NativeScriptStarting>().Should().BeEmpty();
        new FileInfo(Path.Combine(folder, "lib", "one")).LinkTarget.Should().Be("one.1");
        new FileInfo(Path.Combine(folder, "all")).LinkTarget.Should().Be(Path.Combine(folder, "lib"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(folder, "lib", "one.1")).Should().HaveFlag(UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_run_with_a_secret_neither_takes_nor_puts_anything()
    {
        using var here = Home();

        here.Run("lib", request => request with { SecretEnv = new MetaMap { ["CM_KEY"] = "a-secret-value" }, Inputs = new MetaMap { ["shared_store"] = _store } });

        Entries().Should().BeEmpty();
    }

    [Fact]
    public void The_result_of_a_repository_with_changed_files_is_not_put_there()
    {
        using var here = Home();
        var repository = here.Engine.Repositories.Repositories.Single(repository => repository.Alias == "team@tools").Path;
        Git(repository, "init -q");
        Git(repository, "add -A");
        Git(repository, "-c user.name=a -c user.email=a@b commit -q -m one");
        File.WriteAllText(Path.Combine(repository, "script", "lib", "run.sh"), MakeLibrary + "# changed\n");
        Run(here, "lib");
        Entries().Should().BeEmpty();

        Git(repository, "checkout -q .");
        Run(here, "lib");

        Entries().Should().ContainSingle();
    }

    [Fact]
    public void Scripts_with_later_dependencies_with_an_expiration_or_renewed_entries_are_not_shared()
    {
        using var here = Home();
        Script(here, "late", "tags: [ late ]\ncache: true\nnew_env_keys: [ CM_T ]\nprehook_deps: [ { tags: lib } ]", "echo x > file\necho CM_T=$PWD > tmp-run-env.out\n");

        Run(here, "late");
        Run(here, "lib", ("renew", true));

        Entries().Should().ContainSingle("only the library is there, as it was made first");
    }

    [Fact]
    public void Writers_on_several_homes_do_not_disturb_each_other()
    {
        var homes = Enumerable.Range(0, 6).Select(_ => Home()).ToList();

        Parallel.ForEach(homes, home => Run(home, "app"));

        Directory.EnumerateFiles(_store, ".*", SearchOption.AllDirectories).Should().BeEmpty();
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
        File.WriteAllText(Path.Combine(here.Engine.Home.Path, "..", "configuration.json"), $$"""{ "SharedStore": "{{_store}}" }""");

        Run(here, "lib", ("shared_store", "no"));
        Entries().Should().BeEmpty();
        here.Run("app");

        Entries().Should().ContainSingle("the library is in the cache of the home already");
    }

    [Fact]
    public void An_archive_that_leads_out_of_its_folder_is_refused()
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");
        Replace(zip =>
        {
            using var writer = new StreamWriter(zip.CreateEntry("files/../../../evil.txt").Open());
            writer.Write("evil");
        });

        Run(there, "lib").FromCache.Should().BeFalse();

        there.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedEntryRefused");
        Directory.EnumerateFiles(there.Engine.Home.Path, "evil.txt", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("files/_cm.json")]
    [InlineData("files/cm-cache-record.json")]
    public void An_archive_with_a_file_of_the_cache_is_refused(string name)
    {
        using var here = Home();
        using var there = Home();
        Run(here, "lib");
        Replace(zip =>
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("{}");
        });

        Run(there, "lib").FromCache.Should().BeFalse();

        there.Events.Of<WarningReported>().Should().ContainSingle().Which.Id.Should().Be("SharedEntryRefused");
    }

    private static void Script(ScratchEngine home, string alias, string meta, string script) => home.Artifact(WellKnownNames.Script, alias, meta, ("run.sh", script));

    private static void Git(string folder, string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
    }

    // As a writer with another program would: description and digest fit.
    private void Replace(Action<System.IO.Compression.ZipArchive> change)
    {
        var (entry, archive) = (Entries().Single(), Archives().Single());
        using (var zip = System.IO.Compression.ZipFile.Open(archive, System.IO.Compression.ZipArchiveMode.Update))
        {
            change(zip);
        }

        var bytes = File.ReadAllBytes(archive);
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)).ToLowerInvariant();
        var place = Path.Combine(_store, "archives", digest[..2], digest + ".zip");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(archive, place);
        var old = Path.GetFileNameWithoutExtension(archive);
        File.WriteAllText(entry, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(entry).Replace(old, digest, StringComparison.Ordinal), "\"size\": [0-9]+", $"\"size\": {bytes.Length}"));
    }

    private void Poison(string kind)
    {
        var (entry, archive) = (Entries().Single(), Archives().Single());
        var bytes = File.ReadAllBytes(archive);
        switch (kind)
        {
            case "truncated archive":
                File.WriteAllBytes(archive, bytes[..^10]);
                break;
            case "changed archive":
                bytes[40] ^= 1;
                File.WriteAllBytes(archive, bytes);
                break;
            case "longer archive":
                File.WriteAllBytes(archive, [.. bytes, 0]);
                break;
            case "missing archive":
                File.Delete(archive);
                break;
            case "truncated description":
                File.WriteAllText(entry, File.ReadAllText(entry)[..^10]);
                break;
            case "description of another entry":
                File.WriteAllText(entry, File.ReadAllText(entry).Replace("cm-", "cn-", StringComparison.Ordinal));
                break;
            default:
                File.WriteAllText(entry, "");
                break;
        }
    }

    private IReadOnlyList<string> Entries() => Files("entries");

    private IReadOnlyList<string> Archives() => Files("archives");

    private IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(Path.Combine(_store, folder)) ? [.. Directory.EnumerateFiles(Path.Combine(_store, folder), "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'))] : [];

    private RunResult Run(ScratchEngine home, string tags, params (string Name, MetaValue Value)[] inputs) =>
        home.Run(tags, request => request with { Inputs = new MetaMap(inputs.Append(("shared_store", _store)).DistinctBy(input => input.Item1).Select(input => KeyValuePair.Create(input.Item1, input.Item2))) });

    private static ScratchEngine Home() => new ScratchEngine()
        .Artifact(WellKnownNames.Script, "lib", Library, ("run.sh", MakeLibrary))
        .Artifact(WellKnownNames.Script, "app", Program, ("run.sh", MakeProgram));
}
