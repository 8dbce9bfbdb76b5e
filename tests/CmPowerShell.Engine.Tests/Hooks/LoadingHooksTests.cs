using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

[Collection(ChangesEnvironment.Name)]
public sealed class LoadingHooksTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Hooks_of_different_scripts_are_never_mixed_up()
    {
        _scene.Write("one/sibling.py", "NAME = 'one'\n");
        _scene.Write("two/sibling.py", "NAME = 'two'\n");
        const string Body = "import sibling\nfrom customize import preprocess as own\nassert own is preprocess\nreturn {'return': 0, 'name': sibling.NAME}";
        var one = _scene.Script("one", HookScene.Preprocess(Body));
        var two = _scene.Script("two", HookScene.Preprocess(Body));

        var names = new[] { one, two, one, two }.Select(hooks => _scene.Call(hooks).Result.Text("name"));

        names.Should().Equal("one", "two", "one", "two");
    }

    [Fact]
    public void A_hook_inside_a_hook_does_not_see_the_outer_ones_siblings()
    {
        _scene.Write("outer/sibling.py", "NAME = 'outer'\n");
        _scene.Write("inner/sibling.py", "NAME = 'inner'\n");
        var inner = _scene.Script("inner", HookScene.Preprocess("import sibling\nreturn {'return': 0, 'name': sibling.NAME}"));
        _scene.OnAccess = (_, _) => _scene.Call(inner).Result;

        var result = _scene.Run(
            "import sibling, cmind\nr = cmind.access({'action': 'x'})\nimport sibling as again\nreturn {'return': 0, 'names': [sibling.NAME, r['name'], again.NAME]}", name: "outer").Result;

        result.Texts("names").Should().Equal("outer", "inner", "outer");
    }

    [Fact]
    public void A_changed_file_is_loaded_again()
    {
        var hooks = _scene.Script("changing", HookScene.Preprocess("return {'return': 0, 'version': '1'}"));
        using var run = _scene.Session.BeginRun();
        _scene.Call(hooks).Result.Text("version").Should().Be("1");

        _scene.Script("changing", HookScene.Preprocess("return {'return': 0, 'version': 'two'}"));

        _scene.Call(hooks).Result.Text("version").Should().Be("two");
    }

    [Fact]
    public void A_changed_sibling_is_loaded_again()
    {
        _scene.Write("family/sibling.py", "NAME = 'a'\n");
        var hooks = _scene.Script("family", HookScene.Preprocess("import sibling\nreturn {'return': 0, 'name': sibling.NAME}"));
        using var run = _scene.Session.BeginRun();
        _scene.Call(hooks).Result.Text("name").Should().Be("a");

        _scene.Write("family/sibling.py", "NAME = 'bcd'\n");

        _scene.Call(hooks).Result.Text("name").Should().Be("bcd");
    }

    [Fact]
    public void Globals_live_from_preprocess_to_postprocess_of_one_script_run()
    {
        const string Hooks = "seen = []\ndef preprocess(i): seen.append(1)\ndef postprocess(i): return {'return': 0, 'seen': len(seen)}\n";
        using var run = _scene.Session.BeginRun();
        var first = _scene.Script("globals", Hooks);
        _scene.Call(first);
        var second = _scene.Find("globals");

        _scene.Call(first, function: "postprocess").Result.Text("seen").Should().Be("1");
        _scene.Call(second, function: "postprocess").Result.Text("seen").Should().Be("0");
    }

    [Fact]
    public void What_hooks_change_in_the_process_lives_until_the_end_of_the_run()
    {
        _scene.Write("library/helper_of_a_run.py", "VALUE = 'found'\n");
        var setter = _scene.Script("setter", HookScene.Preprocess($"import sys\nos.environ['CM_TEST_OF_A_RUN'] = 'set'\nsys.path.append({Quoted(Path.Combine(_scene.Folder, "library"))})"));
        var reader = _scene.Script("reader", HookScene.Preprocess(
            """
            try:
                import helper_of_a_run
                found = helper_of_a_run.VALUE
            except ImportError:
                found = 'not found'
            return {'return': 0, 'found': found, 'variable': os.environ.get('CM_TEST_OF_A_RUN', 'not set')}
            """));

        using (_scene.Session.BeginRun())
        {
            _scene.Call(setter);
            _scene.Call(reader).Result.Texts("found").Should().Equal("found");
            _scene.Call(reader).Result.Texts("variable").Should().Equal("set");
        }

        using (_scene.Session.BeginRun())
        {
            _scene.Call(reader).Result.Texts("found").Should().Equal("not found");
            _scene.Call(reader).Result.Texts("variable").Should().Equal("not set");
        }
    }

    [Fact]
    public void The_environment_of_hooks_follows_that_of_the_engine()
    {
        var reader = _scene.Script("environment", HookScene.Preprocess("return {'return': 0, 'value': os.environ.get('CM_TEST_FOLLOWED', 'none')}"));
        _scene.Call(reader).Result.Text("value").Should().Be("none");
        try
        {
            Environment.SetEnvironmentVariable("CM_TEST_FOLLOWED", "ä b");
            _scene.Call(reader).Result.Text("value").Should().Be("ä b");
        }
        finally
        {
            Environment.SetEnvironmentVariable("CM_TEST_FOLLOWED", null);
        }

        _scene.Call(reader).Result.Text("value").Should().Be("none");
    }

    [Fact]
    public void No_bytecode_is_left_beside_hooks()
    {
        using var scene = new HookScene(new HookSettings());
        const string Switch = "PYTHONDONTWRITEBYTECODE";
        var before = Environment.GetEnvironmentVariable(Switch);
        Environment.SetEnvironmentVariable(Switch, null);
        try
        {
            scene.Write("clean/sibling.py", "NAME = 'a'\n");
            scene.Run("import sibling", name: "clean");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Switch, before);
        }

        Directory.Exists(Path.Combine(scene.Folder, "clean", "__pycache__")).Should().BeFalse();
    }

    [Fact]
    public void Bytecode_of_the_host_is_kept_also_where_it_is_switched_off()
    {
        const string Switch = "PYTHONDONTWRITEBYTECODE";
        var host = Path.Combine(_scene.Folder, "host");
        CopySources(HostFolder.Find(chosen: null), host);
        using var scene = new HookScene(new HookSettings { HostFolder = host });
        var before = Environment.GetEnvironmentVariable(Switch);
        Environment.SetEnvironmentVariable(Switch, "1");
        try
        {
            scene.Write("clean/sibling.py", "NAME = 'a'\n");
            scene.Run("import sibling", name: "clean");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Switch, before);
        }

        var kept = Directory.EnumerateFiles(host, "*.pyc", SearchOption.AllDirectories).Select(file => Path.GetFileName(file).Split('.')[0]).ToList();
        kept.Should().Contain(["session", "script", "utils"], "they are needed at the start, for a script, and by its hooks");
        Directory.Exists(Path.Combine(scene.Folder, "clean", "__pycache__")).Should().BeFalse();
    }

    private static void CopySources(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.py", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Quoted(string text) => $"r'{text}'";
}
