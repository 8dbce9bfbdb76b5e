using System.Management.Automation;

namespace CmPowerShell.Cmdlets.Classic;

/// <summary>
/// The short flags of the classic grammar that PowerShell would take for the beginning of a common parameter, such as <c>-v</c> for <c>-Verbose</c>.
/// A parameter of the same name takes precedence; the whole names and the aliases of the common parameters remain those of PowerShell.
/// </summary>
public sealed partial class InvokeCmCommand
{
    /// <summary>The flag <c>-c</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter C { get; set; }

    /// <summary>The flag <c>-d</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter D { get; set; }

    /// <summary>The flag <c>-e</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter E { get; set; }

    /// <summary>The flag <c>-i</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter I { get; set; }

    /// <summary>The flag <c>-o</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter O { get; set; }

    /// <summary>The flag <c>-p</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter P { get; set; }

    /// <summary>The flag <c>-v</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter V { get; set; }

    /// <summary>The flag <c>-w</c>.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter W { get; set; }

    private IEnumerable<string> ShortFlags() =>
        new[] { (C, "-c"), (D, "-d"), (E, "-e"), (I, "-i"), (O, "-o"), (P, "-p"), (V, "-v"), (W, "-w") }.Where(flag => flag.Item1).Select(flag => flag.Item2);
}
