using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Errors of hooks and modules, from the reports of Python.</summary>
internal static class HookFailure
{
    // Modules with different import and package names.
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
    /// <param name="source">The file that failed.</param>
    /// <param name="python">Full path of the Python program.</param>
    public static CmException Create(MetaMap failure, string function, PythonFile source, string python)
    {
        var name = source.Name(function);
        var text = failure.Text("text");
        var error = failure.Text("kind") switch
        {
            "import" => MissingImport(source, name, failure.Text("module"), python),
            "exit" => source.Failure($"{name} ended the program: {text}.") with { Id = source.ProcessDied, Hint = source.Advice },
            "syntax" => source.Failure($"{name} is not valid Python: {text}."),
            "return" => source.Failure($"{name}: {text}."),
            "module" => source.Failure($"{name} cannot be called, because '{source.Path}' is not an automation: {text}."),
            "value" => source.Failure($"{name} set a value of an unsupported type: {text}.") with
            {
                Hint = "Supported are text, numbers, True, False, None, and lists and dictionaries of these.",
            },
            _ => source.Failure($"{name} failed: {Kind(failure, text)}."),
        };
        return new CmException(error with { Location = Place(failure, source.Path), Details = failure.Text("traceback").TrimEnd(), Target = source.Path });
    }

    /// <summary>The error for a process that ended while a hook ran.</summary>
    public static CmException Died(string function, PythonFile source, string end) => new(
        source.Failure($"{source.Name(function)} ended its Python process ({end}).") with
        {
            Id = source.ProcessDied,
            Hint = "The next call gets a new process.",
            Location = new SourceLocation(source.Path),
            Target = source.Path,
        });

    private static CmError MissingImport(PythonFile source, string name, string module, string python)
    {
        var package = PackageOfImport.GetValueOrDefault(module.Split('.')[0], module.Split('.')[0]);
        var program = python.Contains(' ', StringComparison.Ordinal) ? $"\"{python}\"" : python;
        return new CmError(source.ImportMissing, ReturnCode.Failed, CmErrorCategory.NotInstalled, $"{name} imports the Python module '{module}', which is not installed.")
        {
            Hint = $"If it is a public package, install it with: {program} -m pip install {package}",
        };
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
