using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Engine.Testing;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Runs the tests that scripts declare.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmScript", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmTestResult))]
public sealed class TestCmScriptCommand : CmScriptSearchCmdlet
{
    private TestOptions _options = new();
    private TestFilter? _filter;
    private (int Scripts, int Tests) _seen;

    /// <summary>Only tests of these names or ids.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[]? TestName { get; set; }

    /// <summary>Variables for every test.</summary>
    [Parameter]
    public IDictionary? Env { get; set; }

    /// <summary>Inputs for every test, by name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterCompleter))]
    public IDictionary? Parameter { get; set; }

    /// <summary>Neither read nor write the cache for the tested script.</summary>
    [Parameter]
    public SwitchParameter SkipCache { get; set; }

    /// <summary>Make a new cache entry even if one fits, so that the script really runs.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    /// <summary>Leave the work directory of a test that failed.</summary>
    [Parameter]
    public SwitchParameter KeepFailed { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void Begin()
    {
        base.Begin();
        _filter = Work(null, (_, _) => new TestFilter(TestName));
        _options = Work(null, (_, _) => new TestOptions
        {
            Inputs = RequestInputs.Create(ToMeta.Map(Parameter, "-Parameter")).Set("env", ToMeta.Map(Env, "-Env")).Inputs,
            SkipCache = SkipCache,
            New = New,
            KeepsFailed = KeepFailed,
        });
    }

    /// <summary>An unknown name of a test is an error, once for the whole command; a warning reports that there are no tests at all, which is not a success.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_filter!.Unmatched() is { } error)
        {
            WriteError(ErrorRecords.From(error));
        }
        else if (_seen is { Scripts: > 0, Tests: 0 })
        {
            WriteWarning(_seen.Scripts == 1 ? "The script declares no tests." : $"None of the {_seen.Scripts} scripts declares tests.");
        }
    }

    private protected override void Process(ScriptDefinition script)
    {
        var declared = TestDeclaration.GetTests(script);
        _seen = (_seen.Scripts + 1, _seen.Tests + declared.Count);
        foreach (var test in declared.Where(_filter!.Wants))
        {
            if (ShouldProcess($"{script.Artifact}, {test.Name}", "Test script")
                && TryWork(script.Artifact.Name.ToString(), (engine, operation) => new ScriptTester(engine.Runner).Run(test, _options, operation), out var result))
            {
                WriteObject(new CmTestResult(result!));
            }
        }
    }
}
