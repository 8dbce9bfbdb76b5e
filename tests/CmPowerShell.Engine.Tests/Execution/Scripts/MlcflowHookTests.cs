using AwesomeAssertions;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>When hooks of mlcflow are called, and what they see and change.</summary>
public sealed class MlcflowHookTests : ScriptScene
{
    private const string Notes = """
        from mlc import utils
        from utils import is_true
        def note(i, word):
            i['env'].setdefault('+MLC_ORDER', []).append(word)
            return {'return': 0}
        def predeps(i):
            i['env']['MLC_WANTED'] = 'yes'
            return note(i, 'predeps')
        def preprocess(i): return note(i, 'preprocess')
        def postprocess(i): return note(i, 'postprocess')
        """;

    private const string Meta = "deps: [ { tags: dependency, enable_if_env: { MLC_WANTED: yes } } ]\nnew_env_keys: [ +MLC_ORDER ]\n";

    public MlcflowHookTests()
        : base(MetaDialect.Mlcflow)
    {
        Script("dependency", "new_env_keys: [ +MLC_ORDER ]", Python("""
            def preprocess(i):
                i['env'].setdefault('+MLC_ORDER', []).append('dependency')
                return {'return': 0}
            """));
    }

    [Fact]
    public void Predeps_comes_before_the_dependencies_and_decides_about_them()
    {
        Script("tool", Meta, Python(Notes));

        Run("tool").NewEnv.Texts("+MLC_ORDER").Should().Equal("predeps", "dependency", "preprocess", "postprocess");
    }

    [Fact]
    public void Predeps_does_not_run_where_the_meta_turns_it_off()
    {
        Script("tool", Meta + "predeps: false\n", Python(Notes));

        Run("tool").NewEnv.Texts("+MLC_ORDER").Should().Equal("preprocess", "postprocess");
    }

    [Fact]
    public void Predeps_does_not_run_in_a_fake_run()
    {
        Script("tool", Meta, Python(Notes));

        Run("tool", request => request with { Inputs = new MetaMap { ["fake_run"] = true } }).NewEnv.Texts("+MLC_ORDER").Should().BeEmpty();
    }

    [Fact]
    public void A_hook_can_import_what_a_dependency_provides()
    {
        Script("library", "", Python("""
            import os, sys
            def postprocess(i):
                open('module_of_a_dependency.py', 'w').write('VALUE = 7\n')
                sys.path.append(os.getcwd())
                return {'return': 0}
            """));
        Script("tool", "deps: [ { tags: library } ]\nnew_env_keys: [ MLC_VALUE ]", Python("""
            import module_of_a_dependency
            def preprocess(i):
                i['env']['MLC_VALUE'] = module_of_a_dependency.VALUE
                return {'return': 0}
            """));

        Run("tool").NewEnv.Text("MLC_VALUE").Should().Be("7");
    }

    [Fact]
    public void Postprocess_can_set_a_constant()
    {
        Script("tool", "const: { MLC_A: a }\nnew_env_keys: [ MLC_A, MLC_B, MLC_SEEN ]", Python("""
            def preprocess(i):
                i['env']['MLC_SEEN'] = 'const' in i
                return {'return': 0}
            def postprocess(i):
                i['const']['MLC_B'] = i['const']['MLC_A'] + 'b'
                i['env']['MLC_B'] = 'other'
                return {'return': 0}
            """));

        Run("tool").NewEnv.ToString().Should().Be("{'MLC_A': 'a', 'MLC_B': 'ab', 'MLC_SEEN': False}");
    }

    [Fact]
    public void A_failing_script_of_a_hook_keeps_its_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native script of this test is for a POSIX shell.");
        Script("fails", "", Shell("exit 3"));
        Script("tool", "", Python("""
            def preprocess(i):
                i['automation'].action_object.access({'action': 'run', 'target': 'script', 'tags': 'fails'})
                return {'return': 0}
            """));

        Failure("tool").Should().BeEquivalentTo(new { Id = "NativeScriptFailed" }, options => options.ExcludingMissingMembers());
    }

    [Fact]
    public void A_hook_handles_the_failure_of_a_script_and_finds_scripts_and_repositories()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native script of this test is for a POSIX shell.");
        Script("fails", "", Shell("exit 3"));
        Script("tool", "new_env_keys: [ MLC_SEEN ]", Python("""
            import mlc
            def preprocess(i):
                try:
                    mlc.access({'action': 'run', 'automation': 'script', 'tags': 'fails'})
                except Exception as problem:
                    seen = [type(problem).__name__]
                seen.append(mlc.access({'action': 'search', 'target': 'script', 'tags': 'dependency,_none'})['list'][0].repo.meta['alias'])
                seen.append(mlc.access({'action': 'find', 'automation': 'repo', 'item': 'team@tools'})['list'][0].meta['alias'])
                seen.append(mlc.access({'action': 'rm', 'automation': 'cache', 'tags': 'nothing', 'f': True})['warnings'][0]['code'])
                i['env']['MLC_SEEN'] = seen
                return {'return': 0}
            """));

        Run("tool").NewEnv.Texts("MLC_SEEN").Should().Equal("ScriptExecutionError", "team@tools", "team@tools", "1006");
    }
}
