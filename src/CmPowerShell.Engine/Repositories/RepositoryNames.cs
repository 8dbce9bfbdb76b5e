using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Refuses names of repositories that a terminal, a log or a shell would take for something else.</summary>
internal static class RepositoryNames
{
    /// <summary>Requires that alias, uid and prefix of a <c>cmr.yaml</c> are plain texts of one line.</summary>
    /// <exception cref="CmException"><c>RepositoryNameRefused</c>.</exception>
    public static void Require(LoadedMeta meta)
    {
        foreach (var key in new[] { "alias", "uid", "prefix" })
        {
            if (!ShownText.IsPlain(meta.Value.Text(key)))
            {
                throw new CmException(new CmError(
                    "RepositoryNameRefused", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The {key} '{ShownText.OneLine(meta.Value.Text(key))}' holds a control character.")
                { Hint = "Correct it in the file, if the repository is yours. Otherwise do not install it.", Location = meta.GetLocation(key) });
            }
        }
    }
}
