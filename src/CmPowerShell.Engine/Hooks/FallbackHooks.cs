using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Hooks;

/// <summary>Hooks that are there in two languages: the second ones are taken when what runs the first is not installed.</summary>
internal sealed class FallbackHooks(IScriptHooks first, IScriptHooks second) : IScriptHooks
{
    private bool _isFirstMissing;

    /// <inheritdoc/>
    public string File => _isFirstMissing ? second.File : first.File;

    /// <inheritdoc/>
    public bool Defines(string function, Operation operation) => Try(hooks => hooks.Defines(function, operation), operation);

    /// <inheritdoc/>
    public HookOutcome Call(HookCall call, Operation operation) => Try(hooks => hooks.Call(call, operation), operation);

    private T Try<T>(Func<IScriptHooks, T> use, Operation operation)
    {
        if (!_isFirstMissing)
        {
            try
            {
                return use(first);
            }
            catch (CmException exception) when (exception.Error.Id == "PythonNotFound")
            {
                operation.Detail($"There is no Python for '{first.File}', so '{second.File}' is used.");
                _isFirstMissing = true;
            }
        }

        return use(second);
    }
}
