using AwesomeAssertions;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Cached results with paths that no longer exist, and versions that are detected in more detail than requested.</summary>
[Collection(ChangesEnvironment.Name)]
public sealed class GonePathTests : ScriptScene
{
    public GonePathTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");

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
