using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>A Python file that the host program runs, with its names in errors: hooks of a script, or the module of an automation.</summary>
/// <param name="Path">Full path.</param>
internal abstract record PythonFile(string Path)
{
    /// <summary>The id of an error that it raised.</summary>
    public abstract string Failed { get; }

    /// <summary>The id of the error for an import of a module that is not installed.</summary>
    public abstract string ImportMissing { get; }

    /// <summary>The id of the error that it ended its process.</summary>
    public abstract string ProcessDied { get; }

    /// <summary>The item that needs a Python, as a sentence without its end.</summary>
    public abstract string NeedsPython { get; }

    /// <summary>The item that is called, as the beginning of a sentence.</summary>
    /// <param name="function">The function; empty while the file is loaded.</param>
    public abstract string Name(string function);

    /// <summary>The way to report a failure.</summary>
    public abstract string Advice { get; }

    /// <summary>The name of the folder, which is that of the script or automation.</summary>
    protected string Owner => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? Path;

    /// <summary>An error that it raised.</summary>
    public CmError Failure(string message) => new(Failed, ReturnCode.Failed, CmErrorCategory.ScriptFailed, message);
}

/// <summary>The <c>customize.py</c> of a script.</summary>
internal sealed record HookFile(string Path) : PythonFile(Path)
{
    public override string Failed => "HookFailed";

    public override string ImportMissing => "HookImportMissing";

    public override string ProcessDied => "HookProcessDied";

    public override string NeedsPython => $"The script '{Owner}' has hooks in Python ({System.IO.Path.GetFileName(Path)})";

    public override string Advice => "A hook reports a failure with: return {'return': 1, 'error': '…'}.";

    public override string Name(string function) => function.Length == 0 ? $"The hook file of '{Owner}'" : $"The hook '{function}' of '{Owner}'";
}

/// <summary>The <c>module.py</c> of an automation.</summary>
internal sealed record ModuleFile(string Path) : PythonFile(Path)
{
    public override string Failed => "AutomationFailed";

    public override string ImportMissing => "AutomationImportMissing";

    public override string ProcessDied => "AutomationProcessDied";

    public override string NeedsPython => $"The automation '{Owner}' is written in Python ({System.IO.Path.GetFileName(Path)})";

    public override string Advice => "An action reports a failure with: return {'return': 1, 'error': '…'}.";

    public override string Name(string function) => $"The action '{function}' of the automation '{Owner}'";
}
