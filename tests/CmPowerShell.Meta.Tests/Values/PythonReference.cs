using System.Diagnostics;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Meta.Tests.Values;

/// <summary>Asks a real Python with PyYAML, where the machine has one.</summary>
internal static class PythonReference
{
    private static readonly Lazy<string?> Python = new(() => (OperatingSystem.IsWindows() ? ["python"] : new[] { "python3", "/usr/bin/python3", "python" }).FirstOrDefault(HasYaml));

    /// <summary>Skips a test on a machine without one. A generator of samples would take the skip of a sample for a failure.</summary>
    internal static void Require() => Assert.SkipWhen(Python.Value is null, "There is no Python with PyYAML on this machine.");

    /// <summary>Runs a Python expression over <c>value</c> for each value; the result of each must be a text or list of texts.</summary>
    internal static IReadOnlyList<MetaValue> Evaluate(string expression, IEnumerable<MetaValue> values)
    {
        Require();
        var script = $$"""
            import sys, json, yaml
            class Tree(yaml.Dumper):
                def ignore_aliases(self, data):
                    return True
            for line in sys.stdin:
                value = json.loads(line)
                print(json.dumps({{expression}}))
            """;
        var input = string.Concat(values.Select(value => JsonMeta.WriteLine(value) + "\n"));
        return Run(script, input).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonMeta.Parse(line, "python")).ToList();
    }

    private static string Run(string script, string input)
    {
        using var process = Start(Python.Value!, script);
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return output.Result;
    }

    private static bool HasYaml(string python)
    {
        try
        {
            using var process = Start(python, "import yaml");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string python, string script) => Process.Start(new ProcessStartInfo(python, ["-I", "-c", script])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
