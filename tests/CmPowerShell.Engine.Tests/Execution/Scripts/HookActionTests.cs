using AwesomeAssertions;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>What hooks ask of the engine through <c>cmind.access</c>; the answers have the keys of the Python tools.</summary>
public sealed class HookActionTests : ScriptScene
{
    public HookActionTests()
    {
        Script("lib", "cache: true\nenv: { CM_LIB: plain }\nnew_env_keys: [ CM_LIB ]\nvariations: { fast: { env: { CM_LIB: quick } } }");
    }

    [Theory]
    [InlineData("{'action': 'find', 'automation': 'script', 'tags': 'lib'}", "[a.path.split('/')[-1] for a in r['list']], r['found_scripts'], r['list'][0].meta['cache']", "[['lib'], True, True]")]
    [InlineData("{'action': 'search', 'automation': 'script,5b4e0237da074764', 'tags': 'lib,_fast'}", "len(r['list']), r['script_tags'], r['variation_tags']", "[1, ['lib'], ['fast']]")]
    [InlineData("{'action': 'search', 'automation': 'script', 'tags': 'lib,_slow'}", "r['return'], r['list'], r['found_scripts']", "[0, [], True]")]
    [InlineData("{'action': 'find', 'automation': 'script', 'tags': 'none'}", "r['return'], r['list'], r['found_scripts']", "[0, [], False]")]
    [InlineData("'find script --tags=lib'", "len(r['list'])", "1")]
    [InlineData("{'action': 'load', 'automation': 'script', 'artifact': 'lib'}", "r['artifact'].path == r['path'], r['meta']['tags'], r['artifact'].original_meta['alias']", "[True, ['lib'], 'lib']")]
    [InlineData("{'action': 'load', 'automation': 'script', 'artifact': 'lab'}", "r['return'], 'lib' in r['error']", "[16, True]")]
    [InlineData("{'action': 'find', 'automation': 'repo', 'artifact': 'team@tools'}", "len(r['list']), r['list'][0].meta['alias'], os.path.isdir(r['list'][0].path)", "[1, 'team@tools', True]")]
    [InlineData("{'action': 'show', 'automation': 'repo', 'out': ''}", "r['return']", "0")]
    [InlineData("{'action': 'find', 'automation': 'cache,541d6f712a6b464e', 'tags': 'lib'}", "r", "{'return': 0, 'list': []}")]
    [InlineData("{'action': 'rm', 'automation': 'cache', 'tags': 'lib', 'f': True}", "r['return']", "16")]
    [InlineData("{'action': 'run', 'automation': 'script', 'tags': 'none'}", "r['return']", "1")]
    [InlineData("{'action': 'run', 'automation': 'script', 'tags': 'lib,_slow'}", "r['return']", "16")]
    [InlineData("{'action': 'dance', 'automation': 'script'}", "r['return']", "4")]
    [InlineData("{'action': 'find', 'automation': 'none'}", "r['return']", "4")]
    public void An_action_answers_with_what_hooks_expect(string input, string expression, string expected) =>
        PythonText.Representation(Ask($"r = cmind.access({input})\n    v = ({expression})")).Should().Be(expected);

    [Fact]
    public void A_run_from_a_hook_fills_the_cache_which_the_hook_then_finds_and_removes()
    {
        var answer = Ask("""
            env = {'CM_MINE': '1'}
                r = cmind.access({'action': 'run', 'automation': 'script', 'tags': 'lib,_fast', 'env': env, 'quiet': True})
                found = cmind.access({'action': 'find', 'automation': 'cache', 'tags': 'lib,_fast'})['list']
                gone = cmind.access({'action': 'rm', 'automation': 'cache', 'tags': 'lib', 'force': True})
                left = cmind.access({'action': 'find', 'automation': 'cache', 'tags': 'lib'})['list']
                v = [r['return'], r['new_env'], env, r['env'] is env, sorted(k for k in r), len(found), os.path.isdir(found[0].path), gone['return'], left]
            """);

        PythonText.Representation(answer).Should().Be(
            "[0, {'CM_LIB': 'quick'}, {'CM_MINE': '1', 'CM_LIB': 'quick'}, True, ['deps', 'env', 'new_env', 'new_state', 'return', 'state'], 1, False, 0, []]");
        Entries.Should().BeEmpty();
    }

    [Fact]
    public void A_hook_adds_changes_copies_and_removes_artifacts()
    {
        var answer = Ask("""
            cfg = {'automation': 'cfg,88dce9c160324c5d', 'artifact': 'mine'}
                added = cmind.access({'action': 'add', 'meta': {'a': 1}, 'tags': 'x,y', **cfg})
                made = os.path.isdir(added['path'])
                again = cmind.access({'action': 'add', **cfg})
                changed = cmind.access({'action': 'update', 'meta': {'b': [1, 2]}, 'tags': 'z', **cfg})['list'][0]
                copied = cmind.access({'action': 'copy', 'artifacts': ['other'], **cfg})
                there = sorted(a.meta['alias'] for a in cmind.access({'action': 'find', 'automation': 'cfg', 'tags': 'z'})['list'])
                gone = cmind.access({'action': 'rm', 'force': True, **cfg})
                v = [added['return'], made, added['meta']['tags'], again['return'], changed.meta['b'], changed.meta['tags'], copied['return'], there, gone['return'], os.path.isdir(added['path'])]
            """);

        PythonText.Representation(answer).Should().Be("[0, True, ['x', 'y'], 8, [1, 2], ['x', 'y', 'z'], 0, ['mine', 'other'], 0, False]");
    }

    [Fact]
    public void A_hook_sees_the_versions_that_the_run_has_found_so_far()
    {
        Script("base", "", Python("def postprocess(i):\n    return {'return': 0, 'version': '2.1'}"));
        Script("top", "deps: [ { tags: base }, { tags: reader } ]\nnew_state_keys: [ seen ]\nvariations: { v: {} }");
        Script("reader", "new_state_keys: [ seen ]", Python("""
            def preprocess(i):
                own, given = i['run_script_input']['run_state'], i['input']['run_state']
                i['state']['seen'] = [own['script_id'].split(',')[0], own['parent'].split(',')[0], own['parent'][-6:], given['version_info']]
                return {'return': 0}
            """));

        var seen = Run("top,_v").NewState.List("seen");

        seen.Texts().Take(3).Should().Equal("reader", "top", " ( v )"[^6..]);
        ((MetaMap)((MetaList)seen[3])[0]).Map("base").Text("version").Should().Be("2.1");
    }

    [Fact]
    public void Dependencies_that_a_plan_from_a_hook_lists_come_back_in_the_new_state()
    {
        Script("top", "deps: [ { tags: lib } ]");

        PythonText.Representation(Ask("""
            r = cmind.access({'action': 'run', 'automation': 'script', 'tags': 'top', 'fake_run': True, 'print_deps': True, 'quiet': True, 'silent': True})
                v = r['new_state']['print_deps']
            """)).Should().Be("['cm run script --tags=lib']");
    }

    // Runs a hook whose body leaves its answer in v.
    private MetaValue Ask(string body)
    {
        Script("asker", "new_state_keys: [ answer ]", Python($"import cmind, os\ndef preprocess(i):\n    {body}\n    i['state']['answer'] = v\n    return {{'return': 0}}"));
        return Run("asker").NewState["answer"];
    }
}
