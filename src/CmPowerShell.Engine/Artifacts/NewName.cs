using System.Buffers;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// What may become the name of a new artifact: it must be the name of a folder on every system, and the classic
/// grammar must be able to express it.
/// </summary>
internal static class NewName
{
    private const string Hint = "Use letters, digits, '-', '_', '.' or '@'; not '.' in front.";

    // Separators of paths, of the grammar (repo:alias,uid), wildcards, and what Windows forbids.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:,*?\"<>|");

    /// <summary>Requires that a text can be an alias.</summary>
    /// <param name="alias">The text.</param>
    /// <param name="role">The kind of the named item: <c>artifact</c>, <c>automation</c>.</param>
    /// <exception cref="CmException"><c>InvalidName</c>.</exception>
    public static void RequireAlias(string alias, string role)
    {
        if (GetProblem(alias) is { } problem)
        {
            throw Invalid($"'{alias}' cannot be the alias of an {role}: {problem}.", Hint, alias);
        }
    }

    /// <summary>Requires that a text is a uid.</summary>
    /// <exception cref="CmException"><c>InvalidName</c>.</exception>
    public static void RequireUid(string uid, string role)
    {
        if (!ObjectName.IsUid(uid) || uid.Length != 16)
        {
            throw Invalid($"'{uid}' cannot be the uid of an {role}.", "A uid has 16 hex digits; leave it out to get a new one.", uid);
        }
    }

    /// <summary>Creates the error for a missing alias and uid.</summary>
    public static CmException Missing(string role) => Invalid($"The {role} has no name.", "Give an alias, a uid or 'alias,uid'.", "");

    private static string? GetProblem(string alias) => alias switch
    {
        _ when alias.Trim().Length == 0 => "it is empty",
        _ when alias.AsSpan().IndexOfAny(Forbidden) is var place and >= 0 => $"it holds '{alias[place]}'",
        _ when alias.Any(char.IsControl) => "it holds a control character",
        _ when alias[0] == '.' => "it begins with a dot",
        _ when alias[^1] == '.' || char.IsWhiteSpace(alias[0]) || char.IsWhiteSpace(alias[^1]) => "it begins or ends with a space or ends in a dot",
        _ when ObjectName.IsUid(alias) => "it looks like a uid",
        _ when SafeFileName.IsDevice(alias) => "Windows keeps this name for a device",
        _ => null,
    };

    private static CmException Invalid(string message, string hint, string target) =>
        new(new CmError("InvalidName", ReturnCode.Failed, CmErrorCategory.InvalidArgument, message) { Hint = hint, Target = target });
}
