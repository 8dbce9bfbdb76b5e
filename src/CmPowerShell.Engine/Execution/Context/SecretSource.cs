using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Reads the secrets that the input <c>secret_env</c> names. Every user of the machine can read a command line, so it never contains the value: only the
/// variable of this process that does, or with an <c>@</c> in front a file.
/// </summary>
internal static class SecretSource
{
    /// <summary>The variables for the script.</summary>
    /// <param name="given">For each variable of the script where its value is; true or nothing for the variable of the same name of this process.</param>
    /// <param name="workDirectory">Full path of the directory that a relative path of a file is taken from.</param>
    /// <exception cref="CmException">Id <c>SecretNotSet</c>. The message does not repeat what was given, since that may be the secret itself.</exception>
    public static MetaMap Read(MetaMap given, string workDirectory) =>
        new(given.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)new MetaText(Read(pair.Key, pair.Value, workDirectory)))));

    /// <summary>A secret that a classic input gives: the value itself, as the Python tools take it, or with an <c>@</c> in front the file that holds it.</summary>
    /// <param name="name">The input, for messages.</param>
    /// <param name="text">What was written.</param>
    /// <param name="workDirectory">Full path of the directory that a relative path of a file is taken from.</param>
    /// <exception cref="CmException">Id <c>SecretNotSet</c>.</exception>
    public static string ValueOrFile(string name, string text, string workDirectory) => text.StartsWith('@') ? FromFile(name, Path.GetFullPath(text[1..], workDirectory)) : text;

    private static string Read(string name, MetaValue place, string workDirectory)
    {
        var text = place is MetaText ? place.ToString().Trim() : "";
        return text.StartsWith('@') ? FromFile(name, Path.GetFullPath(text[1..], workDirectory))
            : Environment.GetEnvironmentVariable(text.Length > 0 ? text : name) is { Length: > 0 } value ? value
            : throw NotSet(name, text.Length > 0 ? $"the variable that 'secret_env.{name}' names is not set" : $"the variable '{name}' is not set", null);
    }

    private static string FromFile(string name, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotSet(name, "the file that is named for it cannot be read", problem);
        }
    }

    private static CmException NotSet(string name, string why, Exception? inner) => new(
        new CmError("SecretNotSet", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The secret '{name}' has no value: {why}.")
        {
            Hint = $"Write '--secret_env.{name}=VARIABLE' with the name of a variable that holds it, or '--secret_env.{name}=@FILE'. The value itself does not belong on a command line.",
            Target = name,
        },
        inner);
}
