using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What a run itself changes is seen by its next step.</summary>
public sealed class ChangedDuringRunTests : ScriptScene
{
    private string Scripts => Path.Combine(Scratch.Engine.Repositories.Get(ObjectName.Parse("team@tools")).Path, "script");

    [Fact]
    public void A_script_that_a_native_script_adds_is_found_by_a_later_dependency()
    {
        Script("outer", "post_deps: [ { tags: late } ]", Shell($"d='{Scripts.Replace("'", "'\\''", StringComparison.Ordinal)}/late'; mkdir -p \"$d\"; "
            + $"printf 'alias: late\\nuid: 7777777777777777\\nautomation_alias: script\\nautomation_uid: {WellKnownNames.Script.Uid}\\ntags: [ late ]\\n' > \"$d/_cm.yaml\"; echo 'echo late' > \"$d/run.sh\""));

        Run("outer");

        Output.Should().Equal("late");
    }

    [Fact]
    public void A_script_that_a_hook_adds_is_found_by_that_hook_and_by_a_later_dependency()
    {
        Script("outer", "post_deps: [ { tags: late } ]", Python($$"""
            import os, cmind
            def preprocess(i):
                d = os.path.join(os.path.dirname(i['artifact'].path), 'late')
                os.makedirs(d)
                open(os.path.join(d, '_cm.yaml'), 'w').write('alias: late\nuid: 7777777777777777\nautomation_alias: script\nautomation_uid: {{WellKnownNames.Script.Uid}}\ntags: [ late ]\n')
                open(os.path.join(d, 'run.sh'), 'w').write('echo late\n')
                print('found', len(cmind.access({'action': 'find', 'automation': 'script', 'tags': 'late'})['list']))
                return {'return': 0}
            """));

        Run("outer");

        Output.Should().Equal("found 1", "late");
    }

    [Fact]
    public void A_script_that_a_native_script_removes_is_gone_for_a_later_dependency()
    {
        Script("late", "", Shell("echo late"));
        Script("outer", "post_deps: [ { tags: late } ]", Shell($"rm -rf '{Scripts.Replace("'", "'\\''", StringComparison.Ordinal)}/late'"));

        Failure("outer").Id.Should().Be("DependencyNotFound");
    }

    [Fact]
    public void A_cache_entry_that_a_hook_removes_is_made_again()
    {
        Script("kept", "cache: true", Shell("echo made"));
        Run("kept");
        Script("outer", "post_deps: [ { tags: kept } ]", Python("""
            import cmind
            def preprocess(i):
                return cmind.access({'action': 'rm', 'automation': 'cache', 'tags': 'kept', 'force': True})
            """));

        Run("outer");

        Output.Should().Equal("made", "made");
    }

    [Fact]
    public void A_cache_entry_whose_folder_a_native_script_deletes_is_made_again()
    {
        Script("kept", "cache: true", Shell("echo made"));
        var entry = Run("kept").CacheEntry!.Path;
        Script("outer", "post_deps: [ { tags: kept } ]", Shell($"rm -rf {Quoted(entry)}"));

        Run("outer");

        Output.Should().Equal("made", "made");
    }

    [Fact]
    public void A_repository_that_a_hook_registers_is_there_for_a_later_dependency()
    {
        var added = Directory.CreateDirectory(Path.Combine(Scratch.WorkDirectory, "added")).FullName;
        Script("outer", "post_deps: [ { tags: late } ]", Python($$"""
            import os, cmind
            def preprocess(i):
                d = os.path.join({{PythonText(added)}}, 'script', 'late')
                os.makedirs(d)
                open(os.path.join({{PythonText(added)}}, 'cmr.yaml'), 'w').write('alias: team@late\nuid: 7777777777777770\n')
                open(os.path.join(d, '_cm.yaml'), 'w').write('alias: late\nuid: 7777777777777777\nautomation_alias: script\nautomation_uid: {{WellKnownNames.Script.Uid}}\ntags: [ late ]\n')
                open(os.path.join(d, 'run.sh'), 'w').write('echo late\n')
                return cmind.access({'action': 'import', 'automation': 'repo', 'path': {{PythonText(added)}}})
            """));

        Run("outer");

        Output.Should().Equal("late");
    }

    [Fact]
    public void A_script_that_a_native_script_changes_runs_as_it_is_then()
    {
        Script("late", "env: { CM_A: before }", Shell("echo $CM_A"));
        Script("outer", "deps: [ { tags: late } ]\npost_deps: [ { tags: late } ]", Shell($"cd {Quoted(Scripts + "/late")} && sed -i 's/before/afterwards/' _cm.yaml && echo 'echo and $CM_A' > run.sh"));

        Run("outer");

        Output.Should().Equal("before", "and afterwards");
    }

    [Fact]
    public void Tags_that_a_hook_gives_to_a_script_find_it_in_a_later_dependency()
    {
        Script("late", "", Shell("echo late"));
        Script("outer", "post_deps: [ { tags: later } ]", Python("""
            import cmind
            def preprocess(i):
                return cmind.access({'action': 'update', 'automation': 'script', 'artifact': 'late', 'tags': 'later'})
            """));

        Run("outer");

        Output.Should().Equal("late");
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string PythonText(string text) => JsonMeta.WriteLine(new MetaText(text));
}
