using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Tests.BuiltIn;

/// <summary>The hook of the benchmark in the smallest PowerShell there is: the engine's own commands and no module.</summary>
public sealed class BenchmarkHookTests : IDisposable
{
    private static readonly string Repository = Path.Combine(FindCheckout(), "module", "repository");

    private readonly string _rawFile = Path.Combine(Path.GetTempPath(), "cm-raw-" + Path.GetRandomFileName());

    public void Dispose() => File.Delete(_rawFile);

    [Fact]
    public void The_figures_of_all_runs_become_a_list_in_the_state()
    {
        var figures = (object[])Postprocess("multiply.GFLOP/s=2.5\ncopy.GB/s=10.0\nmultiply.GFLOP/s=1.5\ncopy.GB/s=9\nmultiply.GFLOP/s=1.75\ncopy.GB/s=12.5\n").State["benchmark"]!;

        figures.Cast<IDictionary>().Select(Line).Should().Equal(
            "name=multiply unit=GFLOP/s minimum=1.5 median=1.75 maximum=2.5 runs=3",
            "name=copy unit=GB/s minimum=9 median=10 maximum=12.5 runs=3");
    }

    [Fact]
    public void The_median_of_an_even_number_of_runs_lies_between_the_two_in_the_middle()
    {
        var figures = (object[])Postprocess("a.x=1\na.x=10\na.x=2\na.x=4\n").State["benchmark"]!;

        ((IDictionary)Unwrap(figures[0]))["median"].Should().Be(3.0);
    }

    [Fact]
    public void The_env_has_each_figure_as_text_of_no_culture()
    {
        var env = Postprocess("memory_triad.GB/s=12.5\nmemory_triad.GB/s=10.25\n").Env;

        env["CM_BENCHMARK_MEMORY_TRIAD_MINIMUM"].Should().Be("10.25");
        env["CM_BENCHMARK_MEMORY_TRIAD_MEDIAN"].Should().Be("11.375");
        env["CM_BENCHMARK_MEMORY_TRIAD_MAXIMUM"].Should().Be("12.5");
    }

    [Fact]
    public void Every_PowerShell_file_of_the_repository_parses()
    {
        var files = Directory.GetFiles(Repository, "*.ps1", SearchOption.AllDirectories);

        files.Should().NotBeEmpty();
        files.Should().AllSatisfy(file =>
        {
            Parser.ParseFile(file, out _, out var errors);
            errors.Should().BeEmpty(file);
        });
    }

    private (Hashtable Env, Hashtable State) Postprocess(string raw)
    {
        File.WriteAllText(_rawFile, raw);
        var env = new Hashtable { ["CM_BENCHMARK_RAW_FILE"] = _rawFile };
        var state = new Hashtable();
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
        shell.AddScript("param($file, $i) . $file; postprocess $i")
            .AddArgument(Path.Combine(Repository, "script", "benchmark-c-example", "customize.ps1"))
            .AddArgument(new Hashtable { ["env"] = env, ["state"] = state });

        var result = shell.Invoke();

        shell.Streams.Error.Should().BeEmpty();
        ((Hashtable)result.Should().ContainSingle().Subject.BaseObject)["return"].Should().Be(0);
        return (env, state);
    }

    private static object Unwrap(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Line(IDictionary map) =>
        string.Join(' ', map.Keys.Cast<object>().Select(key => string.Create(CultureInfo.InvariantCulture, $"{key}={map[key]}")));

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CmPowerShell.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below a checkout with CmPowerShell.sln.");
        }

        return folder.FullName;
    }
}
