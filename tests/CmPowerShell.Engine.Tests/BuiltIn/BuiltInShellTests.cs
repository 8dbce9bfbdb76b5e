using System.Globalization;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.BuiltIn;

public sealed class BuiltInShellTests
{
    public static TheoryData<string> Shells => ["bash", "dash"];

    [Theory]
    [MemberData(nameof(Shells))]
    public void The_host_is_described(string shell)
    {
        using var chain = Chain(shell);

        var result = chain.Run("detect-host");

        result.ExitCode.Should().Be(0, result.Error);
        result.Answer["CM_HOST_OS_TYPE"].Should().Be(OperatingSystem.IsMacOS() ? "darwin" : "linux");
        result.Answer["CM_HOST_OS_BITS"].Should().Be(Environment.Is64BitOperatingSystem ? "64" : "32");
        result.Answer["CM_HOST_SYSTEM_NAME"].Should().NotBeEmpty();
        result.Answer.Keys.Should().Contain(["CM_HOST_OS_NAME", "CM_HOST_OS_FLAVOR", "CM_HOST_OS_VERSION", "CM_HOST_OS_KERNEL_VERSION", "CM_HOST_OS_MACHINE"]);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void The_processor_is_described(string shell)
    {
        using var chain = Chain(shell);

        var result = chain.Run("detect-processor");

        result.ExitCode.Should().Be(0, result.Error);
        result.Answer["CM_HOST_CPU_MODEL_NAME"].Should().NotBeEmpty();
        Number(result.Answer["CM_HOST_CPU_TOTAL_LOGICAL_CORES"]).Should().BeGreaterThanOrEqualTo(Environment.ProcessorCount);
        Number(result.Answer["CM_HOST_MEMORY_MIB"]).Should().BeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void The_whole_chain_ends_with_a_table_of_measured_figures(string shell)
    {
        using var chain = Chain(shell);
        SkipWithoutCompiler();
        chain.Variables["CM_BENCHMARK_RUNS"] = "2";
        chain.Variables["CM_C_EXAMPLE_OPTIMIZATION"] = "2";
        foreach (var script in new[] { "detect-host", "detect-processor", "find-c-compiler", "build-c-example" })
        {
            var step = chain.Run(script);
            step.ExitCode.Should().Be(0, step.Error);
        }

        var result = chain.Run("benchmark-c-example");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().MatchRegex(@"run +matrix_multiply\.GFLOP/s +prime_sieve\.Mnumbers/s +memory_triad\.GB/s\n +1( +\d+\.\d{3}){3}\n +2( +\d+\.\d{3}){3}\n");
        File.ReadAllLines(result.Answer["CM_BENCHMARK_RAW_FILE"]).Should().HaveCount(6).And.AllSatisfy(line => line.Should().MatchRegex(@"^\w+\.[^=]+=\d+\.\d{3}$"));
    }

    [Fact]
    public void The_compiler_comes_with_its_path_family_and_version()
    {
        using var chain = Chain("bash");
        SkipWithoutCompiler();

        var answer = chain.Run("find-c-compiler").Answer;

        File.Exists(answer["CM_C_COMPILER_WITH_PATH"]).Should().BeTrue();
        answer["CM_COMPILER_FAMILY"].Should().BeOneOf("GCC", "LLVM");
        answer["CM_COMPILER_VERSION"].Should().MatchRegex(@"^\d+\.\d+\.\d+$").And.Be(answer["CM_DETECTED_VERSION"]);
        answer["CM_GET_DEPENDENT_CACHED_PATH"].Should().Be(answer["CM_C_COMPILER_WITH_PATH"]);
    }

    [Theory]
    [InlineData("CM_VERSION", "999", "version 999")]
    [InlineData("CM_VERSION_MIN", "999", "at least 999")]
    [InlineData("CM_VERSION_MAX", "0.1", "at most 0.1")]
    [InlineData("CM_C_COMPILER_KIND", "msvc", "kind msvc")]
    [InlineData("CM_VERSION_MIN", "a[$(touch stolen)]", "digits and dots")]
    public void A_compiler_that_is_not_wanted_is_not_taken_and_the_message_says_what_was(string key, string value, string message)
    {
        using var chain = Chain("bash");
        chain.Variables[key] = value;

        var result = chain.Run("find-c-compiler");

        result.ExitCode.Should().Be(1);
        result.Error.Should().StartWith("find-c-compiler: ").And.Contain(message);
        result.Answer.Should().BeEmpty();
        File.Exists(Path.Combine(chain.WorkDirectory("find-c-compiler"), "stolen")).Should().BeFalse();
    }

    [Fact]
    public void Every_wanted_prefix_of_the_version_fits()
    {
        using var chain = Chain("bash");
        SkipWithoutCompiler();
        var version = chain.Run("find-c-compiler").Answer["CM_COMPILER_VERSION"];
        var parts = version.Split('.');

        foreach (var asked in new[] { parts[0], $"{parts[0]}.{parts[1]}", version })
        {
            chain.Variables["CM_VERSION"] = asked;
            chain.Run("find-c-compiler").Answer["CM_COMPILER_VERSION"].Should().Be(version);
        }
    }

    [Fact]
    public void Python_is_found_with_its_version()
    {
        using var chain = Chain("bash");
        Assert.SkipUnless(ShellChain.IsInstalled("python3"), "There is no python3.");

        var result = chain.Run("find-python");

        result.ExitCode.Should().Be(0, result.Error);
        result.Answer["CM_PYTHON_VERSION"].Should().MatchRegex(@"^3\.\d+\.\d+$");
        Path.Combine(result.Answer["CM_PYTHON_BIN_PATH"], result.Answer["CM_PYTHON_BIN"]).Should().Be(result.Answer["CM_PYTHON_BIN_WITH_PATH"]);
        File.Exists(result.Answer["CM_PYTHON_BIN_WITH_PATH"]).Should().BeTrue();
    }

    [Fact]
    public void A_Python_of_another_version_is_named_in_the_message()
    {
        using var chain = Chain("bash");
        Assert.SkipUnless(ShellChain.IsInstalled("python3"), "There is no python3.");
        chain.Variables["CM_VERSION"] = "3.1";

        var result = chain.Run("find-python");

        result.ExitCode.Should().Be(1);
        result.Error.Should().StartWith("find-python: no Python 3 on PATH fits, version 3.1.\n").And.MatchRegex(@"version 3\.\d+\.\d+ is not 3\.1\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("1; touch stolen")]
    public void A_number_of_runs_that_is_none_is_refused(string runs)
    {
        using var chain = Chain("bash");
        chain.Variables["CM_BENCHMARK_RUNS"] = runs;

        var result = chain.Run("benchmark-c-example");

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain($"got '{runs}'");
    }

    [Fact]
    public void A_program_that_fails_ends_the_benchmark()
    {
        using var chain = Chain("bash");
        chain.Variables["CM_BENCHMARK_RUNS"] = "3";
        chain.Variables["CM_C_EXAMPLE_WITH_PATH"] = "/no/such/program";

        var result = chain.Run("benchmark-c-example");

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("/no/such/program failed in run 1");
        result.Answer.Should().BeEmpty();
    }

    private static ShellChain Chain(string shell)
    {
        Assert.SkipUnless(ShellChain.IsInstalled(shell), $"There is no {shell}.");
        return new ShellChain(shell);
    }

    private static void SkipWithoutCompiler() =>
        Assert.SkipUnless(new[] { "cc", "gcc", "clang" }.Any(ShellChain.IsInstalled), "There is no C compiler.");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
