using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories.Archives;

namespace CmPowerShell.Engine.Classic.Actions.UtilityActions;

/// <summary><c>cm download_file utils --url=…</c>: downloads one file by http or https.</summary>
internal sealed class DownloadFile : IClassicAction
{
    public string Name => "download_file";

    public string Summary => "Downloads a file by http or https.";

    public IReadOnlyList<ActionInput> Inputs =>
    [
        new("url", "where it is"),
        new("filename", "its name here; the last part of the address otherwise"),
        new("path", "the folder that takes it; the current one otherwise"),
        new("verify", "certificates are always verified; 'no' is an error. Only a hook may switch it off"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("chunk_size", "the size of the parts is the engine's"), new("text", "progress is told as everywhere")];

    public ActionOutcome Run(ActionCall call)
    {
        var url = Address(RequiredInput.Text(call, "url"));
        var verifies = !call.Request.Input.ContainsKey("verify") || call.Request.IsOn("verify");
        if (!verifies && call.Request.IsTyped)
        {
            throw Invalid("verify", "Certificates are always verified.", "Add the certificate of the host to those that this machine trusts.");
        }

        var name = call.Request.Input.Text("filename", Path.GetFileName(Uri.UnescapeDataString(url.AbsolutePath)));
        if (name is "" or "." or "..")
        {
            throw Invalid("filename", $"The address {url.GetLeftPart(UriPartial.Path)} ends in no name of a file.", "Give it with --filename=NAME.");
        }

        var file = Path.Combine(call.Operation.FullPath(call.Request.Input.Text("path", ".")), name);
        FileDownload.Into(url, file, call.Operation, verifies);
        call.Print($"Downloaded {file}");
        return ActionOutcome.Done(("filename", name), ("path", file), ("size", new FileInfo(file).Length));
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw Invalid("url", $"'{text}' is no address of http or https.", "Write --url=https://HOST/FILE.");

    private static CmException Invalid(string key, string problem, string hint) =>
        new(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, problem) { Hint = hint, Target = key });
}
