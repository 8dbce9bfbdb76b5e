using System.Collections;
using System.Management.Automation;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Matrices;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Makes of scripts, variations and sets of variables the legs of a job of Azure Pipelines.</summary>
[Cmdlet(VerbsData.ConvertTo, "CmMatrix")]
[OutputType(typeof(string))]
public sealed class ConvertToCmMatrixCommand : CmCmdlet
{
    private readonly List<MatrixLeg> _legs = [];
    private IReadOnlyList<MatrixLeg> _others = [];

    /// <summary>Scripts, names of scripts, variations, or tables of variables.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public object[] InputObject { get; set; } = [];

    /// <summary>Variations, each of which makes a leg of every object.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Variation { get; set; } = [];

    /// <summary>Further variables, each with a list of values; every combination makes a leg of every object.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Variable { get; set; }

    /// <summary>How many legs there may be.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Limit { get; set; } = BuildMatrix.MostLegs;

    /// <summary>Emit the command that sets this output variable of the job instead of the matrix alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SetVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _others = Must(() =>
    {
        _ = SetVariable is null ? "" : VariableName.Checked(SetVariable);
        var combinations = MatrixLegs.Combinations(Variable);
        return Variation.Length == 0 ? combinations : MatrixLegs.Product([.. Variation.Select(name => MatrixLegs.Variation(name.TrimStart('_')))], combinations);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            try
            {
                _legs.AddRange(MatrixLegs.Product([MatrixLegs.Of(item)], _others));
            }
            catch (CmException problem)
            {
                WriteError(ErrorRecords.From(problem, item));
            }
        }
    }

    /// <summary>Writes the matrix.</summary>
    protected override void EndProcessing()
    {
        var matrix = Must(() => BuildMatrix.Of(_legs, Limit));
        WriteObject(SetVariable is null ? matrix : new LoggingCommand("task.setvariable", matrix).With("variable", SetVariable).With("isOutput", "true").ToString());
    }

    // A matrix that is not whole is worse than none.
    private T Must<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (CmException problem)
        {
            ThrowTerminatingError(ErrorRecords.From(problem, null));
            throw;
        }
    }
}
