using System.Text;
using AwesomeAssertions;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>
/// Hooks of <c>mlcommons@cm4mlops</c> and <c>mlcommons@mlperf-automations</c> as published; the variables <c>CM_TEST_SCRIPTS</c> and <c>CM_TEST_MLC_SCRIPTS</c> name
/// checkouts of them.
/// </summary>
public sealed class PublishedScriptHooksTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("CM_TEST_SCRIPTS", MetaDialect.Cmind)]
    [InlineData("CM_TEST_MLC_SCRIPTS", MetaDialect.Mlcflow)]
    public void All_hook_files_load_but_those_that_are_no_Python_or_import_what_is_not_installed(string variable, MetaDialect dialect)
    {
        var checkout = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(checkout), $"{variable} names no checkout.");
        var provider = new HookProvider(_scene.Session);
        var refused = new StringBuilder();
        var count = 0;
        foreach (var hooks in Directory.GetDirectories(Path.Combine(checkout!, "script")).Order(StringComparer.Ordinal).Select(folder => provider.Find(folder, dialect)).OfType<IScriptHooks>())
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
