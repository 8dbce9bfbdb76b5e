using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>Writes requests as commands of the classic command line that a user can repeat in a POSIX shell.</summary>
internal static class CommandText
{
    private const string Prefix = "script_call_prefix";
    private const string Mlcflow = "mlcr";
    private static readonly string[] OfThisRun = [Prefix, "repro", "repro_dir", "repro_prefix", "print_readme", "pause", "shell"];

    /// <summary>The command for a request. What only concerned its record is left out, and secrets are masked.</summary>
    public static string Format(RunRequest request) => string.Join(' ', Words(request).Select(Quoted).Prepend(GetPrefix(request)));

    /// <summary>The command for a dependency of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tags">The tags of the dependency.</param>
    /// <param name="version">Its version; empty where it has none.</param>
    public static string OfDependency(RunRequest request, string tags, string version = "") =>
        $"{GetPrefix(request)} {Quoted(Tags(request, tags))}{(version.Length > 0 ? " " + Quoted("--version=" + version) : "")}";

    /// <summary>The command for a dependency in the form of the tools for which its script was written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tags">The tags of the dependency.</param>
    /// <param name="dialect">The tools.</param>
    public static string OfDependency(RunRequest request, string tags, MetaDialect dialect) =>
        dialect == MetaDialect.Mlcflow && request.Inputs.Text(Prefix).Trim().Length == 0 ? $"{Mlcflow} {Quoted(tags)}" : OfDependency(request, tags);

    /// <summary>Whether the commands are those of mlcflow.</summary>
    public static bool IsMlcflow(RunRequest request) => GetPrefix(request) == Mlcflow;

    private static string GetPrefix(RunRequest request) => request.Inputs.Text(Prefix).Trim() is { Length: > 0 } prefix ? prefix : "cm run script";

    private static IEnumerable<string> Words(RunRequest request)
    {
        if (request.Script is { } script)
        {
            yield return script.Name.ToString();
        }
        else if (!request.Name.Object.IsEmpty)
        {
            yield return request.Name.ToString();
        }

        if (request.Tags.Any(tag => tag.Length > 0))
        {
            yield return Tags(request, string.Join(',', request.Tags));
        }

        var inputs = new MetaMap((request.GivenInputs ?? request.Inputs).Where(pair => !OfThisRun.Contains(pair.Key)));
        var env = Given(request.Env.Where(pair => !request.SecretEnv.ContainsKey(pair.Key)));
        var secrets = new MetaMap(request.SecretEnv.Keys.Select(name => KeyValuePair.Create(name, (MetaValue)MetaBoolean.Create(true))));
        var given = new MetaMap { ["env"] = env, ["secret_env"] = secrets, ["const"] = Given(request.Const), ["state"] = request.State, ["const_state"] = request.ConstState };
        foreach (var word in SecretValues.Mask(given).Concat(SecretValues.Mask(inputs)).SelectMany(pair => Flags(pair.Key, pair.Value, IsMlcflow(request) ? "=no" : "-")))
        {
            yield return word;
        }

        foreach (var flag in Switches(request).Except(inputs.Keys))
        {
            yield return "--" + flag;
        }
    }

    // The folder of the call is added to every run.
    private static MetaMap Given(IEnumerable<KeyValuePair<string, MetaValue>> variables) => new(variables.Where(pair => pair.Key != Generation.Mlcflow.Variables.Run.UserDirectory));

    private static IEnumerable<string> Switches(RunRequest request) =>
        from option in new[] { (request.Quiet, "quiet"), (request.SkipCache, "skip_cache"), (request.New, "new") }
        where option.Item1
        select option.Item2;

    // Tags are no flag for mlcflow, unless a name is in front of them.
    private static string Tags(RunRequest request, string tags) => IsMlcflow(request) && request.Script is null && request.Name.Object.IsEmpty ? tags : "--tags=" + tags;

    private static IEnumerable<string> Flags(string name, MetaValue value, string no) => value switch
    {
        MetaMap map => map.SelectMany(pair => Flags($"{name}.{pair.Key}", pair.Value, no)),
        MetaList list => [$"--{name},={string.Join(',', list.Texts())}"],
        MetaBoolean { Value: true } => ["--" + name],
        MetaBoolean => [$"--{name}{no}"],
        _ => [$"--{name}={value}"],
    };

    private static string Quoted(string word) => ShellRegistry.Posix.Word(word);
}
