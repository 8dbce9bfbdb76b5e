namespace CmPowerShell.Engine.Formatting;

/// <summary>The syntax of commands of a build service in the output of a process.</summary>
internal interface ICommandSyntax
{
    /// <summary>Breaks every command in a text. A text without commands is returned unchanged.</summary>
    /// <param name="text">The text; holds neither escape sequences nor ignorable characters.</param>
    /// <param name="wraps">Whether the text may be broken into shorter lines before the service reads it.</param>
    string Break(string text, bool wraps);
}
