using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Reports.Environment;
using CmPowerShell.Engine.Reports.Environment.Delivery;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Exports the environment changes of runs: to this session, a file, or the steps of a pipeline.</summary>
[Cmdlet(VerbsData.Export, "CmEnvironment", DefaultParameterSetName = Write, SupportsShouldProcess = true)]
[OutputType(typeof(string), ParameterSetName = [Write])]
[OutputType(typeof(FileInfo), ParameterSetName = [Write])]
public sealed class ExportCmEnvironmentCommand : CmCmdlet
{
    private const string Write = nameof(Write);
    private const string Session = nameof(Session);
    private readonly MetaMap _env = [];
    private readonly HashSet<string> _masked = new(StringComparer.Ordinal);

    /// <summary>The results of runs. A later one counts over an earlier one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [GivenResult]
    public CmScriptResult[] InputObject { get; set; } = [];

    /// <summary>For whom the variables are written.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Write)]
    public ExportFormat As { get; set; }

    /// <summary>The file; without it the text is emitted, and commands to a build service go where it reads them.</summary>
    [Parameter(Position = 1, ParameterSetName = Write)]
    [Text]
    [NotBlank]
    public string? Path { get; set; }

    /// <summary>Set the variables in this session.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Session)]
    public SwitchParameter Apply { get; set; }

    /// <summary>Make the variables visible to later jobs of an Azure pipeline.</summary>
    [Parameter(ParameterSetName = Write)]
    public SwitchParameter IsOutput { get; set; }

    /// <summary>Wildcards for the names to export; all by default.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Include { get; set; } = [];

    /// <summary>Wildcards for the names to leave out.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Exclude { get; set; } = [];

    /// <summary>Wildcards for the names whose values the build service must hide.</summary>
    [Parameter]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Secret { get; set; } = [];

    /// <summary>Emit the file that was written.</summary>
    [Parameter(ParameterSetName = Write)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var result in InputObject)
        {
            EnvironmentMerge.Into(_env, result.Source.NewEnv);
            _masked.ExceptWith(result.Source.NewEnv.Keys);
            _masked.UnionWith(result.Source.MaskedKeys);
        }
    }

    /// <summary>Exports the variables of all results together.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var variables = new ExportSelection(Include, Exclude, Secret).Apply(ExportedVariable.CreateAll(_env, Environment.GetEnvironmentVariable, _masked));
        if (Apply)
        {
            variables.Where(variable => variable.IsMasked).ToList().ForEach(variable => WriteWarning($"The variable '{variable.Name}' is not set: it contains a secret, and results contain no secrets."));
            variables.Where(variable => !variable.IsMasked && ShouldProcess(variable.Name, "Set variable of this session")).ToList().ForEach(Set);
        }
        else
        {
            Deliver(variables);
        }
    }

    private static void Set(ExportedVariable variable) =>
        Environment.SetEnvironmentVariable(variable.Name, variable.With(Environment.GetEnvironmentVariable(variable.Name)));

    private void Deliver(IReadOnlyList<ExportedVariable> variables)
    {
        var target = Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path);
        var delivery = new ExportDelivery(As.ToString(), target, new ExportOptions(IsOutput, Environment.GetEnvironmentVariable));
        if (!ShouldProcess(target ?? As.ToString(), "Export variables"))
        {
            return;
        }

        var lines = Work(target, (_, _) => delivery.Write(variables));
        lines.Warnings.ToList().ForEach(warning => WriteWarning(warning.Text));
        WriteCommands(lines.Log);
        lines.Answer.ToList().ForEach(WriteObject);
        if (PassThru && lines.File is { } file)
        {
            WriteObject(new FileInfo(file));
        }
    }
}
