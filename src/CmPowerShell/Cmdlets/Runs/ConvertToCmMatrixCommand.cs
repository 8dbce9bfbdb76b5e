using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Reports.Matrix;
using CmPowerShell.Engine.Reports.Matrix.Forms;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Makes of scripts, variations and sets of variables the legs of a job of Azure Pipelines or GitHub Actions.</summary>
[Cmdlet(VerbsData.ConvertTo, "CmMatrix", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ConvertToCmMatrixCommand : CmCmdlet
{
    private readonly List<MatrixLeg> _legs = [];
    private IReadOnlyList<MatrixLeg> _others = [];

    /// <summary>Scripts, names of scripts, variations, tables of variables, or experiments with their points.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public object[] InputObject { get; set; } = [];

    /// <summary>Variations, each of which makes a leg of every object.</summary>
    [Parameter]
    [Texts]
    [NotBlank]
    public string[] Variation { get; set; } = [];

    /// <summary>Further variables, each with a list of values; every combination makes a leg of every object.</summary>
    [Parameter]
    [ValidateNotNull]
    [Table]
    public IDictionary? Variable { get; set; }

    /// <summary>The maximum number of legs.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Limit { get; set; } = BuildMatrix.MostLegs;

    /// <summary>For which build service it is written; for the one that runs this session by default, and where none does for Azure Pipelines.</summary>
    [Parameter]
    public MatrixFormat As { get; set; }

    /// <summary>Make the matrix this output variable of the step instead of emitting it alone.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? SetVariable { get; set; }

    private MatrixService Service => MyInvocation.BoundParameters.ContainsKey(nameof(As)) ? (MatrixService)(int)As : MatrixServices.Detect(Environment.GetEnvironmentVariable);

    /// <inheritdoc/>
    private protected override void Begin() => _others = Must(() =>
    {
        if (SetVariable is not null)
        {
            BuildMatrix.CheckOutput(SetVariable, Service);
        }

        var combinations = MatrixLegs.Combinations(Variable);
        return Variation.Length == 0 ? combinations : MatrixLegs.Product([.. Variation.Select(name => MatrixLegs.Variation(name.TrimStart('_')))], combinations);
    });

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var item in InputObject)
        {
            try
            {
                _legs.AddRange(MatrixLegs.Product(MatrixLegs.CreateAll(item), _others));
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
        base.EndProcessing();
        var matrix = Must(() => BuildMatrix.Write(_legs, Service, Limit));
        if (SetVariable is null)
        {
            WriteObject(matrix);
        }
        else if (ShouldProcess(SetVariable, "Set output variable"))
        {
            WriteCommands(Must(() => BuildMatrix.SetOutput(SetVariable, matrix, Service, Environment.GetEnvironmentVariable)).Log);
        }
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
