using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Discovery;

namespace CmPowerShell.Engine.Hooks.PowerShell;

/// <summary>
/// Runs the functions of a <c>customize.ps1</c>. The engine knows no PowerShell: a host that has one gives an implementation to
/// <see cref="HookProvider"/>.
/// </summary>
/// <remarks>
/// <para>
/// A file is loaded by dot-sourcing it in a separate runspace, so that the caller's session is neither read nor changed; it is loaded again when
/// its time or size has changed. A function is called with one positional argument, by custom named <c>$i</c>: an ordered dictionary whose keys
/// compare without regard to case, with the keys of <see cref="HookCall.Input"/>. Maps in it are ordered dictionaries too, lists are
/// <c>List&lt;object&gt;</c>, null is <c>$null</c>, and scalars are bool, int or long (BigInteger beyond), double and string. The value of
/// <c>artifact</c> is such a dictionary; <c>automation</c> is the alias as a string.
/// </para>
/// <para>
/// The maps named in <see cref="HookCall.Live"/> are changed in place. If the same map is at two places of the input, it is one object in both.
/// The current location of the runspace is <see cref="HookCall.WorkDirectory"/>.
/// </para>
/// <para>
/// The last object of the output is the result if it is a dictionary; a function without one has done its work (<c>return</c> is 0). All output before it,
/// and what is written to the host, to the information stream and as warnings, becomes <see cref="OutputReceived"/> line by line and live, never an object in
/// the caller's pipeline. <c>Read-Host</c> asks <see cref="Operation.Interaction"/>.
/// </para>
/// <para>
/// Values go back as: bool, integers, floating-point numbers (decimal too), strings; PSObject by its base object; enum, char, Version, Uri, FileInfo and the
/// like by their text; DateTime in ISO 8601; any dictionary or PSCustomObject as a map; any other enumerable as a list. Anything else under a live key is the
/// error <c>HookFailed</c> that names the key and the type.
/// </para>
/// </remarks>
public interface IPowerShellHookRunner
{
    /// <summary>Whether a file defines a function.</summary>
    /// <param name="file">Full path of <c>customize.ps1</c>.</param>
    /// <param name="function">The function, such as <c>preprocess</c>.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HookFailed</c>: the file cannot be parsed or loaded; with file, line and column.</exception>
    bool Defines(string file, string function, Operation operation);

    /// <summary>Calls a function.</summary>
    /// <param name="file">Full path of <c>customize.ps1</c>.</param>
    /// <param name="call">What to call with what. <see cref="HookCall.Access"/> is not offered to PowerShell hooks, which have the cmdlets of the module.</param>
    /// <param name="operation">The operation; when it is cancelled the pipeline is stopped and <see cref="OperationCanceledException"/> thrown.</param>
    /// <returns>The result and the live maps, the latter through <see cref="HookMapMerge.Merge(CmPowerShell.Meta.Values.MetaMap, CmPowerShell.Meta.Values.MetaMap)"/>, so that what was left alone stays the caller's own.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">
    /// <c>HookFailed</c>: the function threw or wrote a terminating error; with the line in the file, the message in one line, and the script stack trace in the details.
    /// </exception>
    HookOutcome Call(string file, HookCall call, Operation operation);
}
