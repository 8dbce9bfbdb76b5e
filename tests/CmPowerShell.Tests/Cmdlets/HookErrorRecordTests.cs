using AwesomeAssertions;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Cmdlets;

/// <summary>Hooks in Python behind <c>Invoke-CmScript</c>.</summary>
public sealed class HookErrorRecordTests : IDisposable
{
    private readonly CmSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_exception_is_an_error_record_with_its_place_and_its_traceback()
    {
        Hook("bad", "def preprocess(i):\n    raise ValueError('boom')\n");

        var error = _session.Run("Invoke-CmScript bad").Errors.Should().ContainSingle().Subject;

        error.FullyQualifiedErrorId.Should().StartWith("HookFailed,");
        error.ErrorDetails.Message.Should().Contain("ValueError: boom").And.Contain("customize.py:2").And.NotContain("Traceback");
        var told = error.Exception.Should().BeAssignableTo<CmCommandException>().Which.Error;
        told.Location!.Line.Should().Be(2);
        told.Location.File.Should().EndWith("customize.py");
        told.Details.Should().StartWith("Traceback");
    }

    [Fact]
    public void The_next_script_of_a_pipeline_runs_and_its_hook_works()
    {
        Hook("bad", "import os\ndef preprocess(i):\n    os._exit(3)\n");
        Hook("good", "def preprocess(i):\n    print('hello from a hook')\n    return {'return': 0}\n");

        var ran = _session.Run("'bad', 'good' | Invoke-CmScript");

        ran.ErrorIds.Should().Equal("HookProcessDied");
        ran.Output.Should().ContainSingle();
        ran.Information.Select(record => record.ToString()).Should().Contain("hello from a hook");
    }

    private void Hook(string name, string text)
    {
        var folder = TestScripts.AddScript(_session, name, name, "\"cache\": true,");
        TestScripts.Write(Path.Combine(folder, "customize.py"), text);
    }
}
