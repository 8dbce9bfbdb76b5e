using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Testing;

namespace CmPowerShell.Binding;

/// <summary>Takes results of tests as Test-CmScript emits them, also after a file, JSON or a job.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenTestResultAttribute : GivenObjectAttribute<CmTestResult>
{
    private protected override CmTestResult? Live(object value) => value as CmTestResult;

    private protected override CmTestResult? Find(CmEngine engine, GivenProperties given)
    {
        if (!LanguagePrimitives.TryConvertTo(ArgumentText.Unwrap(given.Value("Outcome")), out CmTestOutcome outcome)
            || given.Text("Name") is not { Length: > 0 } name
            || ArtifactByUid.FindScript(engine, given) is not { } script)
        {
            return null;
        }

        return new CmTestResult(new ScriptTestResult(new ScriptTest(script, name), (TestOutcome)(int)outcome)
        {
            Duration = DurationOf(given.Value("Duration")),
            Started = LanguagePrimitives.TryConvertTo(ArgumentText.Unwrap(given.Value("Started")), out DateTimeOffset started) ? started : DateTimeOffset.MinValue,
            Error = outcome == CmTestOutcome.Failed ? ErrorOf(given, name) : null,
            SkipReason = outcome == CmTestOutcome.Skipped ? given.Text("Message") : null,
            Output = LanguagePrimitives.TryConvertTo(given.Value("Output"), out string[] lines) ? lines ?? [] : [],
        });
    }

    private static CmError ErrorOf(GivenProperties given, string test) =>
        new(given.Text("ErrorId"), ReturnCode.Failed, CmErrorCategory.ScriptFailed, given.Text("Message")) { Target = test };

    // JSON writes a time span as a table of its parts.
    private static TimeSpan DurationOf(object? value) => ArgumentText.Unwrap(value) is TimeSpan span ? span
        : GivenProperties.Read(value)?.Value("Ticks") is { } ticks && LanguagePrimitives.TryConvertTo(ticks, out long count) ? TimeSpan.FromTicks(count)
        : TimeSpan.Zero;
}
