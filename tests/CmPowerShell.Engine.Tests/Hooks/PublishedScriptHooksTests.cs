using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>Hooks of <c>mlcommons@cm4mlops</c> as published; the variable <c>CM_TEST_SCRIPTS</c> names a checkout of it.</summary>
public sealed class PublishedScriptHooksTests : IDisposable
{
    private static readonly string? Checkout = Environment.GetEnvironmentVariable("CM_TEST_SCRIPTS");
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void All_hook_files_load_but_those_that_are_no_Python_or_import_what_is_not_installed()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Checkout), "CM_TEST_SCRIPTS names no checkout of mlcommons@cm4mlops.");
        var provider = new HookProvider(_scene.Session);
        var refused = new StringBuilder();
        var count = 0;
        foreach (var hooks in Directory.GetDirectories(Path.Combine(Checkout!, "script")).Order(StringComparer.Ordinal).Select(provider.Find).OfType<IScriptHooks>())
        {
            count++;
            try
            {
                new[] { "preprocess", "postprocess", "detect_version" }.Should().Contain(function => hooks.Defines(function, _scene.Operation), hooks.File);
            }
            catch (CmException exception)
            {
                refused.AppendLine(exception.Error.Text);
                (exception.Error.Id == "HookImportMissing" || exception.Error.Message.Contains("is not valid Python", StringComparison.Ordinal)).Should().BeTrue(exception.Error.Text);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} hook files\n{refused}");
        count.Should().BePositive();
    }
}
