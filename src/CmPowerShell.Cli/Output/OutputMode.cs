using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Cli.Output;

/// <summary>The output format of a classic command.</summary>
/// <param name="IsJson">Whether standard output is reserved for the result as JSON.</param>
/// <param name="IsVerbose">Whether details are shown.</param>
/// <param name="IsSilent">Whether the story of the work is left out.</param>
internal sealed record OutputMode(bool IsJson, bool IsVerbose, bool IsSilent)
{
    /// <summary>Reads the output of a request: <c>--out=json</c>, <c>-j</c> or <c>--json</c>; <c>-v</c> or <c>--verbose</c>; <c>-s</c> or <c>--silent</c>.</summary>
    internal static OutputMode FromRequest(ClassicRequest request) => new(
        request.Output == "json" || (request.Output.Length == 0 && (request.IsOn("j") || request.IsOn("json"))),
        request.IsOn("v") || request.IsOn("verbose"),
        request.IsOn("s") || request.IsOn("silent"));

    /// <summary>Guesses the output of a command line that cannot be parsed.</summary>
    internal static OutputMode Guess(string[] arguments) => new(
        arguments.Any(argument => argument is "--out=json" or "-out=json" or "-j" or "--json"), IsVerbose: false, IsSilent: false);

    /// <summary>Fills in the output of the request: output of the action goes to the terminal, except for JSON.</summary>
    internal ClassicRequest Prepare(ClassicRequest request)
    {
        var input = request.Input.Clone();
        input["out"] = IsJson ? "json" : input.Text("out", "con");
        return request.With(input);
    }

    /// <summary>Formats it for the reader that the environment indicates.</summary>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    internal IEventFormatter Formatter() => Formatter(OutputFormats.Detect(Environment.GetEnvironmentVariable));

    /// <summary>The words for it.</summary>
    internal IEventFormatter Formatter(OutputFormat format) => new EventFormatters(IsVerbose, IsSilent).Make(
        format,
        StreamColors.StyleFor(IsJson ? Console.IsErrorRedirected : Console.IsOutputRedirected),
        StreamColors.StyleFor(Console.IsErrorRedirected),
        Environment.GetEnvironmentVariable);
}
