using System.Diagnostics;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Repositories.Sources;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>An installation in a separate process: this program again, with the one test of this class.</summary>
public sealed class InstallProcess
{
    private const string HomeVariable = "CM_TEST_HOME";
    private const string NameVariable = "CM_TEST_NAME";

    /// <summary>Whether this process was started by a test.</summary>
    internal static bool IsOfAnotherTest => Environment.GetEnvironmentVariable(HomeVariable) is not null;

    // Started as 'dotnet tests.dll' the process is dotnet, and the first argument has to name the tests.
    private static string[] Program =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(InstallProcess).Assembly.Location] : [];

    [Fact(Explicit = true)]
    public void Install_for_another_test()
    {
        var name = Environment.GetEnvironmentVariable(NameVariable) ?? throw new InvalidOperationException("This is run by other tests.");
        var registry = new RepositoryRegistry(new CmHome(Environment.GetEnvironmentVariable(HomeVariable)!));

        new RepositoryInstaller(registry).Install(new RepositoryInstallRequest { Name = name }, Operation.Silent).Repository.Alias.Should().Be(name);
    }

    /// <summary>Starts a process that installs a repository.</summary>
    internal static Process Start(string home, string name, IReadOnlyDictionary<string, string> environment)
    {
        string[] only = ["-explicit", "only", "-method", $"*.{nameof(InstallProcess)}.{nameof(Install_for_another_test)}"];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Program, .. only]) { RedirectStandardOutput = true };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        start.Environment[HomeVariable] = home;
        start.Environment[NameVariable] = name;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }
}
