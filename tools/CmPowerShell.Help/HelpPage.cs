namespace CmPowerShell.Help;

/// <summary>The page of one cmdlet.</summary>
/// <param name="File">Full path of the page.</param>
/// <param name="Name">The name of the cmdlet.</param>
/// <param name="Synopsis">One sentence.</param>
public sealed record HelpPage(string File, string Name, string Synopsis)
{
    /// <summary>The syntax lines as the page shows them.</summary>
    public IReadOnlyList<string> Syntax { get; init; } = [];

    /// <summary>The paragraphs of the description.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>The paragraphs of each parameter, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The examples.</summary>
    public IReadOnlyList<HelpExample> Examples { get; init; } = [];

    /// <summary>The paragraphs that describe the output.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>The addresses of the links, as written.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The error ids and their conditions.</summary>
    public IReadOnlyList<HelpError> Errors { get; init; } = [];
}

/// <summary>An example.</summary>
/// <param name="Title">The title.</param>
/// <param name="Code">The commands.</param>
/// <param name="Remarks">The paragraphs around the commands.</param>
public sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>An error that the cmdlet may give.</summary>
/// <param name="Id">Its stable id.</param>
/// <param name="When">The condition.</param>
public sealed record HelpError(string Id, string When);
