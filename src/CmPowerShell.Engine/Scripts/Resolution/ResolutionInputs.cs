using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>Sets the variables of inputs. An input that is described as a path (<c>is_path</c>) is made absolute, from the directory in which the user runs.</summary>
internal static class ResolutionInputs
{
    /// <summary>Sets the variables of the inputs that are given.</summary>
    /// <param name="resolution">The resolution, whose environment is changed.</param>
    /// <param name="mapping">The variables of the inputs.</param>
    /// <param name="inputs">The inputs.</param>
    public static void Apply(ScriptResolution resolution, InputMapping mapping, MetaMap inputs)
    {
        mapping.Apply(resolution.Env, inputs);
        foreach (var (input, variable) in mapping.Where(pair => IsPath(resolution.Script, pair.Key)))
        {
            if (inputs.Find(input) is MetaText { Value.Length: > 0 } path)
            {
                resolution.Env[variable] = Absolute(path, resolution.Env.Text(resolution.Script.VariableNames.Run.UserDirectory));
            }
        }
    }

    private static bool IsPath(ScriptModel script, string input) => script.DescribedInputs.TryGetValue(input, out var described) && described.IsPath;

    private static MetaText Absolute(MetaText path, string directory)
    {
        var text = path.Value is "~" or ['~', '/', ..] || path.Value.StartsWith("~" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path.Value[1..]
            : path.Value;
        return Path.IsPathRooted(text) || directory.Length == 0 ? MetaText.Typed(text) : MetaText.Typed(Path.GetFullPath(text, Path.GetFullPath(directory)));
    }
}
