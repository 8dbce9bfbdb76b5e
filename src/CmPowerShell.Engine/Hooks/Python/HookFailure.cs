using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Errors of hooks, from what Python tells about them.</summary>
internal static class HookFailure
{
    // What is imported under one name and installed under another.
    private static readonly Dictionary<string, string> PackageOfImport = new(StringComparer.Ordinal)
    {
        ["PIL"] = "pillow",
        ["bs4"] = "beautifulsoup4",
        ["cv2"] = "opencv-python",
        ["dateutil"] = "python-dateutil",
        ["git"] = "GitPython",
        ["google"] = "google-api-python-client",
        ["serial"] = "pyserial",
        ["skimage"] = "scikit-image",
        ["sklearn"] = "scikit-learn",
        ["yaml"] = "pyyaml",
    };

    /// <summary>The error for a failure that the host program reports.</summary>
    /// <param name="failure">Its message.</param>
    /// <param name="function">The function that was called; empty when the file was loaded.</param>
    /// <param name="file">The hook's file.</param>
    /// <param name="python">Full path of the Python program.</param>
    public static CmException Of(MetaMap failure, string function, string file, string python)
    {
        var hook = Name(function, file);
        var text = failure.Text("text");
        var error = failure.Text("kind") switch
        {
            "import" => MissingImport(hook, failure.Text("module"), python),
            "exit" => Failed("HookProcessDied", $"{hook} ended the program: {text}.") with
            {
                Hint = "A hook reports a failure with: return {'return': 1, 'error': '…'}.",
            },
            "syntax" => Failed("HookFailed", $"{hook} is not valid Python: {text}."),
            "return" => Failed("HookFailed", $"{hook}: {text}."),
            "value" => Failed("HookFailed", $"{hook} left a value that cannot be handed on: {text}.") with
            {
                Hint = "Texts, numbers, True, False, None, and lists and dictionaries of these can.",
            },
            _ => Failed("HookFailed", $"{hook} failed: {Kind(failure, text)}."),
        };
        return new CmException(error with { Location = Place(failure, file), Details = failure.Text("traceback").TrimEnd(), Target = file });
    }

    /// <summary>The error for a process that ended while a hook ran.</summary>
    public static CmException Died(string function, string file, string end) => new(
        Failed("HookProcessDied", $"{Name(function, file)} ended its Python process ({end}).") with
        {
            Hint = "The next hook gets a new process.",
            Location = new SourceLocation(file),
            Target = file,
        });

    private static CmError MissingImport(string hook, string module, string python)
    {
        var package = PackageOfImport.GetValueOrDefault(module.Split('.')[0], module.Split('.')[0]);
        var program = python.Contains(' ', StringComparison.Ordinal) ? $"\"{python}\"" : python;
        return new CmError("HookImportMissing", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"{hook} imports the Python module '{module}', which is not installed.")
        {
            Hint = $"If it is a public package, install it with: {program} -m pip install {package}",
        };
    }

    private static CmError Failed(string id, string message) => new(id, ReturnCode.Failed, CmErrorCategory.ScriptFailed, message);

    private static string Name(string function, string file)
    {
        var script = Path.GetFileName(Path.GetDirectoryName(file));
        return function.Length == 0 ? $"The hook file of '{script}'" : $"The hook '{function}' of '{script}'";
    }

    private static string Kind(MetaMap failure, string text)
    {
        var type = failure.Text("type");
        return type is "" or "Exception" || text == type ? text : $"{type}: {text}";
    }

    private static SourceLocation Place(MetaMap failure, string file) =>
        new(failure.Text("file", file), Number(failure, "line"), Number(failure, "column"));

    private static int Number(MetaMap map, string key) => map.Find(key) is MetaInteger number ? (int)number.Value : 0;
}
