using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Cached results with paths that no longer exist, and versions that are detected in more detail than requested.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class GonePathTests : ScriptScene
{
    private string Found => Path.Combine(Scratch.WorkDirectory, "found tool");

    [Fact]
    public void A_result_whose_path_is_gone_is_made_again_and_the_reason_says_so()
    {
        Detects();
        Run("tool");
        Directory.Delete(Found, recursive: true);

        var result = Run("tool");

        result.FromCache.Should().BeFalse();
        result.CacheReason.Should().Contain(Found).And.Contain("CM_TOOL").And.Contain("is gone");
    }

    [Fact]
    public void A_result_whose_paths_are_there_is_reused()
    {
        Detects();
        Run("tool");

        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_path_in_a_list_counts_too()
    {
        Script("tool", "cache: true\nnew_env_keys: [ '+PATH' ]", Python($$"""
            import os
            def preprocess(i):
                os.makedirs({{PythonText(Found)}}, exist_ok=True)
                i['env']['+PATH'] = [{{PythonText(Found)}}]
                return {'return': 0}
            """));
        Run("tool");
        Directory.Delete(Found, recursive: true);

        Run("tool").FromCache.Should().BeFalse();
    }

    [Theory]
    [InlineData("\"{0}:/usr/bin\"")]
    [InlineData("\"/usr/bin:{0}/bin\"")]
    [InlineData("\"-I{0}\"")]
    [InlineData("\"--prefix={0}/bin\"")]
    [InlineData("\"-Wl,-rpath,{0}\"")]
    [InlineData("\"{0}/bin/tool --quiet\"")]
    [InlineData("[\"-O2\", \"-L{0}\"]")]
    [InlineData("[\"/usr/bin\", \"{0}/bin\", \"/no/such/folder\"]")]
    public void A_path_counts_wherever_it_is_in_the_value(string value)
    {
        var tool = Path.Combine(Scratch.WorkDirectory, "tool");
        Script("tool", "cache: true\nnew_env_keys: [ CM_TOOL ]", Python($$"""
            import os
            def preprocess(i):
                os.makedirs({{PythonText(tool + "/bin")}}, exist_ok=True)
                open({{PythonText(tool + "/bin/tool")}}, 'w').close()
                i['env']['CM_TOOL'] = {{value.Replace("{0}", tool, StringComparison.Ordinal)}}
                return {'return': 0}
            """));
        Run("tool");
        Run("tool").FromCache.Should().BeTrue();
        Directory.Delete(tool, recursive: true);

        var again = Run("tool");

        again.FromCache.Should().BeFalse();
        again.CacheReason.Should().Contain("CM_TOOL").And.Contain(tool).And.Contain("is gone");
    }

    [Fact]
    public void A_result_that_was_made_with_something_that_is_gone_is_made_again()
    {
        Detects();
        Script("user", "cache: true\nnew_env_keys: [ CM_BUILT ]\ndeps: [ { tags: tool } ]", Shell("echo CM_BUILT=yes > tmp-run-env.out"));
        Run("user");
        Run("user").FromCache.Should().BeTrue();
        Directory.Delete(Found, recursive: true);

        var again = Run("user");

        again.FromCache.Should().BeFalse();
        again.CacheReason.Should().Contain("its dependency 'tool'").And.Contain(Found);
        Run("user").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_component_whose_path_is_gone_is_made_again()
    {
        Scratch.Artifact(WellKnownNames.Component, "tool", "tags: [ tool ]\ninstall: true\n", Python($$"""
            import os
            def preprocess(i):
                os.makedirs({{PythonText(Found)}}, exist_ok=True)
                i['new_env']['CM_TOOL'] = {{PythonText(Found)}}
                return {'return': 0}
            """));
        Run("tool");
        Run("tool").FromCache.Should().BeTrue();
        Directory.Delete(Found, recursive: true);

        Run("tool").CacheReason.Should().Contain(Found).And.Contain("is gone");
    }

    [Fact]
    public void A_plan_foresees_that_a_path_is_gone()
    {
        Detects();
        Run("tool");
        Directory.Delete(Found, recursive: true);

        Plan("tool").Nodes[0].CacheReason.Should().Contain(Found);
    }

    [Fact]
    public void The_rule_of_the_python_tools_asks_for_no_path()
    {
        Detects();
        Run("tool");
        Directory.Delete(Found, recursive: true);

        Run("tool", request => request with { Inputs = new MetaMap { ["cache_policy"] = "tags" } }).FromCache.Should().BeTrue();
    }

    [Theory]
    [InlineData("1.2", "1.2.3")]
    [InlineData("3", "3.12.1")]
    [InlineData("v2", "2.0.1")]
    [InlineData("1.2", "1.2")]
    public void A_dependency_finds_the_version_that_its_script_detected(string asked, string detected)
    {
        Script("tool", "cache: true\nnew_env_keys: [ 'CM_TOOL*' ]", Python($$"""
            def preprocess(i):
                return {'return': 0, 'version': {{PythonText(detected)}}}
            """));
        Script("user", $"deps: [ {{ tags: tool, version: '{asked}' }} ]", Shell("true"));
        Run("user");

        Run("user").Dependencies.Single().FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_path_that_was_never_there_does_not_count()
    {
        Script("tool", "cache: true\nnew_env_keys: [ CM_TOOL ]", Shell($"echo 'CM_TOOL={Found.Replace("'", "'\\''", StringComparison.Ordinal)}' > tmp-run-env.out"));
        Run("tool");

        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_path_below_a_shared_folder_may_be_away()
    {
        Detects();
        Run("tool");
        Directory.Delete(Found, recursive: true);
        using var shared = new ChangedVariable("CM_SHARED_FOLDERS", $"/no/such;{Scratch.WorkDirectory}");

        Run("tool").FromCache.Should().BeTrue();
    }

    [Fact]
    public void A_version_that_was_detected_in_more_detail_is_found_again()
    {
        Script("tool", "cache: true\nnew_env_keys: [ 'CM_TOOL*' ]", Python("""
            def preprocess(i):
                i['env']['CM_TOOL_VERSION'] = '3.10.12'
                return {'return': 0, 'version': '3.10.12'}
            """));
        RunResult Asked(string version) => Run("tool", request => request with { Inputs = new MetaMap { ["version"] = version } });
        Asked("3.10");

        Asked("3.10").FromCache.Should().BeTrue();
        Asked("3.10.12").FromCache.Should().BeTrue();
        Asked("3.11").FromCache.Should().BeFalse();
    }

    [Fact]
    public void A_version_that_was_detected_in_more_detail_does_not_bring_an_excluded_entry()
    {
        Script("tool", "cache: true\nvariations: { slow: {} }", Python("""
            def preprocess(i):
                return {'return': 0, 'version': '3.10.12'}
            """));
        RunResult Requested(string tags) => Run(tags, request => request with { Inputs = new MetaMap { ["version"] = "3.10" } });
        var slow = Requested("tool,_slow").CacheEntry!;

        Requested("tool").CacheEntry!.Uid.Should().Be(slow.Uid, "more variations than requested fit");
        Requested("tool,-_slow").FromCache.Should().BeFalse();
    }

    private void Detects() => Script("tool", "cache: true\nnew_env_keys: [ CM_TOOL ]", Python($$"""
        import os
        def preprocess(i):
            os.makedirs({{PythonText(Found)}}, exist_ok=True)
            i['env']['CM_TOOL'] = {{PythonText(Found)}}
            return {'return': 0}
        """));

    private static string PythonText(string text) => JsonMeta.WriteLine(new MetaText(text));

    private sealed class ChangedVariable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public ChangedVariable(string name, string value)
        {
            (_name, _before) = (name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
