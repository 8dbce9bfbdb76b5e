using System.Globalization;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Scripts.DeclaredTests;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>Selects the declared tests to run: <c>--test_input_index=N</c> or <c>N+</c>, and <c>--test_input_id=ID</c>.</summary>
/// <param name="First">The first entry, from 1.</param>
/// <param name="Last">The last entry.</param>
/// <param name="Id">The id of the entry; empty for any.</param>
internal sealed record TestChoice(int First, int Last, string Id)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CmException"><c>InvalidInput</c>: the index is no number.</exception>
    internal static TestChoice FromRequest(ClassicRequest request)
    {
        var id = request.Input.Text("test_input_id");
        var index = request.Input.Text("test_input_index").Trim();
        if (index.Length == 0)
        {
            return new TestChoice(1, int.MaxValue, id);
        }

        var number = int.TryParse(index.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0 ? read : throw Invalid(index);
        return new TestChoice(number, index.EndsWith('+') ? int.MaxValue : number, id);
    }

    /// <summary>Whether a test is run.</summary>
    internal bool Wants(ScriptTest test) => test.Entry >= First && test.Entry <= Last && (Id.Length == 0 || test.Id == Id);

    /// <summary>The error of a choice that leaves nothing.</summary>
    internal CmException NothingToRun() => new(new CmError(
        "TestNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, this == new TestChoice(1, int.MaxValue, "") ? "The scripts declare no tests." : "The scripts declare no such test.")
    {
        Hint = "docs/reference/script-meta.md shows how tests are declared.",
        Target = Id,
    });

    private static CmException Invalid(string index) => new(new CmError(
        "InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{index}' is not the number of an entry of 'run_inputs'.")
    { Hint = "Give a number from 1, such as --test_input_index=2, or --test_input_index=2+ for this and all later entries.", Target = index });
}
