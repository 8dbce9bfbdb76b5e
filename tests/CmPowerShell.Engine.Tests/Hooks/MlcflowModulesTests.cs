using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>The modules <c>mlc</c> and <c>utils</c> of hooks of mlcflow; the expected values are what mlcflow 1.3.6 gives.</summary>
public sealed class MlcflowModulesTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("is_true('Yes'), is_true(1), is_true(None), is_false('off'), is_false(0), is_false('')", "[True, True, False, True, True, False]")]
    [InlineData("u.merge_dicts({'dict1': {'a': {'x': [1]}, 'l': [1]}, 'dict2': {'a': {'x': [1, 2]}, 'l': [2, 1]}, 'append_lists': True, 'append_unique': True})['merged']", "{'a': {'x': [1, 2]}, 'l': [1, 2]}")]
    [InlineData("u.merge_dicts({'dict1': {'l': [1]}, 'dict2': {'l': [2]}})['dict1']", "{'l': [2]}")]
    [InlineData("u.convert_env_to_dict('A=1=2\\n B = 3 \\n\\nC')['dict']", "{'A': '1=2', 'B': '3'}")]
    [InlineData("u.convert_tags_to_list(' a , b,,a')['tags']", "['a', 'b', 'a']")]
    [InlineData("u.convert_args_to_dictionary(['--a=1', '--l,=x,y', '--m.n.o=2', '--f', '-jv', 'w'])['args_dict']", "{'a': '1', 'l': ['x', 'y'], 'm': {'n': {'o': '2'}}, 'f': True, 'j': True, 'v': True}")]
    [InlineData("u.assemble_object('a', 'b'), u.assemble_object('', 'b'), u.is_uid('0123456789abcdef'), u.is_uid('0.23456789abcdef')", "['a, b', 'b', True, False]")]
    [InlineData("u.sub_input({'a': 1, 'b': 2}, ['a', 'b', 'c'], reverse=True)", "{'return': 0, 'result': {'b': 2, 'a': 1}}")]
    [InlineData("u.is_valid_url('https://a.b/c'), u.is_valid_url('file:///c')", "[True, False]")]
    [InlineData("u.load_txt('none.txt', check_if_exists=True)['return'], u.load_txt('none.txt')['return'], u.load_json('none.json')['return']", "[1, 1, 1]")]
    [InlineData("u.save_txt('a.txt', 'v 1.2\\n'), u.load_txt('a.txt', split=True)", "[{'return': 0, 'error': ''}, {'return': 0, 'string': 'v 1.2\\n', 'list': ['v 1.2']}]")]
    [InlineData("u.save_txt('a.txt', 'x'), u.load_txt('a.txt', match_text='y'), u.load_txt('a.txt', match_text='y', fail_if_no_match='no y')", "[{'return': 0, 'error': ''}, {'return': 0, 'string': 'x'}, {'return': 1, 'error': 'no y'}]")]
    [InlineData("u.save_json('b.json', {'b': 1, 'a': 2}), open('b.json').read(), u.load_json('b.json')['meta']", "[{'return': 0, 'error': ''}, '{\\n    \"b\": 1,\\n    \"a\": 2\\n}', {'b': 1, 'a': 2}]")]
    [InlineData("u.save_yaml('c.yaml', {'b': [1], 'a': 2})['return'], u.read_yaml('c.yaml'), u.read_json('c.yaml')", "[0, {'a': 2, 'b': [1]}, None]")]
    [InlineData("u.run_system_cmd({'path': '.', 'cmd': 'echo a'}), u.run_system_cmd({'cmd': 'exit 3'})['error'], u.run_system_cmd({})['return']", "[{'return': 0, 'output': 'a', 'error_output': ''}, \"the command 'exit 3' failed with exit code 3\", 1]")]
    [InlineData("utils.compare_versions({'version1': '9.1', 'version2': '9', 'version_minor_skip_okay': True})['comparison'], utils.compare_versions({'version1': '9.1', 'version2': '9'})['comparison']", "[0, 1]")]
    [InlineData("utils.quote_if_needed('a b', ''), utils.quote_if_needed('a', ''), utils.quote_if_needed('a', '\"')", "['\"a b\"', 'a', '\"a\"']")]
    [InlineData("utils.has_function_in_file(i['file'], 'preprocess'), utils.has_function_in_file(i['file'], 'predeps')", "[True, False]")]
    [InlineData("round(utils.parse_expiration('2h') - utils.parse_expiration('0'))", "7200")]
    [InlineData("utils.get_host_os_info()['info']['env_separator'] in ':;', mlc.__version__", "[True, '1.3.6']")]
    public void A_function_gives_what_hooks_expect(string expression, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && expression.Contains("exit 3", StringComparison.Ordinal), "The command is one of Unix.");
        _scene.OnAccess = (_, _) => new() { ["return"] = 0, ["info"] = new MetaMap { ["platform"] = "linux", ["env_separator"] = ":" } };

        PythonText.Representation(Run($"i['file'] = __file__\nreturn {{'return': 0, 'value': ({expression})}}")["value"]).Should().Be(expected);
    }

    [Fact]
    public void All_functions_come_with_a_star()
    {
        var hooks = _scene.Script("example", "from utils import *\ndef preprocess(i):\n    return {'return': 0, 'names': [is_true.__name__, load_json.__name__, os.sep]}\n", MetaDialect.Mlcflow);

        _scene.Call(hooks).Result.Texts("names").Should().StartWith(["is_true", "load_json"]);
    }

    [Fact]
    public void Hooks_of_other_tools_do_not_see_the_modules_of_mlcflow()
    {
        _scene.Write("library/utils.py", "NAME = 'of a library'\n");
        var other = _scene.Script("other", HookScene.Preprocess($"""
            import sys
            sys.path.insert(0, r'{Path.Combine(_scene.Folder, "library")}')
            import utils
            return {"{'return': 0, 'name': utils.NAME, 'mlc': 'mlc' in sys.modules}"}
            """));
        var mine = _scene.Script("mine", "import utils\ndef preprocess(i):\n    import utils as again\n    return {'return': 0, 'same': again is utils and again.is_true('yes')}\n", MetaDialect.Mlcflow);
        using var run = _scene.Session.BeginRun();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            _scene.Call(mine).Result.Text("same").Should().Be("True");
            _scene.Call(other).Result.ToString().Should().Be("{'return': 0, 'name': 'of a library', 'mlc': False}");
        }
    }

    [Fact]
    public void Information_is_output_on_the_error_stream_and_the_rest_are_events()
    {
        Run("""
            logger = i['automation'].logger
            logger.info('Path: %s', '/a\n/b')
            logger.warning('careful')
            logger.error('broken')
            logger.debug('a detail')
            logger.info('%d', 'no number')
            i['automation'].action_object.logger.info('same')
            return {'return': 0}
            """);

        _scene.Sink.Of<OutputReceived>().Where(output => output.IsError).Select(output => output.Text).Should().Equal("Path: /a", "/b", "%d", "same");
        _scene.Sink.Of<WarningReported>().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "HookWarning", Text = "careful" });
        _scene.Sink.Of<ProblemReported>().Should().ContainSingle().Which.Error.Should().BeEquivalentTo(new { Id = "HookLoggedError", Message = "broken" }, options => options.ExcludingMissingMembers());
        _scene.Sink.Of<DetailReported>().Select(detail => detail.Text).Should().Contain("a detail");
    }

    [Fact]
    public void A_part_of_mlc_that_is_not_there_is_not_to_be_installed()
    {
        var error = HookScene.FailureOf(() => Run("import mlc.nothing"));

        error.Id.Should().Be("HookImportMissing");
        error.Hint.Should().Contain("This engine provides the module 'mlc'").And.NotContain("pip");
    }

    [Fact]
    public void A_hook_of_other_tools_that_imports_mlc_is_told_its_package() =>
        _scene.Failure("import mlc.nothing").Hint.Should().EndWith("-m pip install mlcflow");

    private MetaMap Run(string body) => _scene.RunOfMlcflow("import mlc, utils\nfrom mlc import utils as u\nfrom utils import is_true, is_false\n" + body).Result;
}
