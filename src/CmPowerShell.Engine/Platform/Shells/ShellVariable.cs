namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>A variable that a shell sets for the programs after it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; of a list the new parts.</param>
/// <param name="Separator">The separator of a list, which is put in front of the variable; null for an ordinary variable.</param>
internal sealed record ShellVariable(string Name, string Value, string? Separator)
{
    /// <summary>Refuses a name that a POSIX shell cannot set.</summary>
    /// <exception cref="FormatException">The name.</exception>
    public void RequirePlainName()
    {
        if (!ShellNames.IsPlain(Name))
        {
            throw new FormatException("a shell takes names of letters, digits and '_' only, without a digit in front");
        }
    }
}
