using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>A Python that is a shim: a small program that finds the real one, as pyenv has them.</summary>
public sealed class PythonShimTests : IDisposable
{
    private readonly HookScene _scene = new(new HookSettings());

    public PythonShimTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The shim of these tests is a shell script.");

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_shim_runs_once_and_then_the_interpreter_to_which_it_leads()
    {
        var settings = Shim();

        Says(settings).Should().Be("yes");
        Says(settings).Should().Be("yes", "what the shim sets for Python is remembered too");

        Starts.Should().Be(1);
    }

    [Fact]
    public void A_shim_that_was_changed_runs_again()
    {
        var settings = Shim();
        Says(settings);
        File.AppendAllText(settings.Python!, "# newer\n");

        Says(settings).Should().Be("yes");

        Starts.Should().Be(2);
    }

    [Fact]
    public void Another_environment_may_mean_another_interpreter()
    {
        var settings = Shim();
        Says(settings);

        Says(settings with { Environment = name => name == "PYENV_VERSION" ? "3.99" : Environment.GetEnvironmentVariable(name) });

        Starts.Should().Be(2);
    }

    [Fact]
    public void An_interpreter_that_is_gone_is_looked_for_again()
    {
        var settings = Shim();
        Says(settings);
        var text = File.ReadAllText(settings.MemoryFile!);
        File.WriteAllText(settings.MemoryFile!, text.Replace("\"program\": \"", "\"program\": \"/gone", StringComparison.Ordinal));

        Says(settings).Should().Be("yes");

        Starts.Should().Be(2);
    }

    private int Starts => File.ReadAllLines(Path.Combine(_scene.Folder, "starts")).Length;

    private HookSettings Shim()
    {
        var real = PythonOnPath();
        var shim = _scene.Write("shims/python3", $"#!/bin/sh\necho started >> '{Path.Combine(_scene.Folder, "starts")}'\nSHIM_SAYS=yes exec '{real}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new HookSettings { Python = shim, MemoryFile = Path.Combine(_scene.Folder, "own", "python.json") };
    }

    // The interpreter itself: this machine's python3 may be a shim.
    private string PythonOnPath()
    {
        var outcome = _scene.Run("import sys\ni['env']['PROGRAM'] = sys.executable");
        return outcome.Live["env"].Text("PROGRAM");
    }

    private static string Says(HookSettings settings)
    {
        using var scene = new HookScene(settings);
        return scene.Run("i['env']['SAYS'] = os.environ.get('SHIM_SAYS', '')").Live["env"].Text("SAYS");
    }
}
