using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm download_file utils --url=…</c>: downloads one file by http or https.</summary>
internal sealed class DownloadFile : IClassicAction
{
    public string Name => "download_file";

    public string Summary => "Downloads a file by http or https.";

    public IReadOnlyList<ActionInput> Inputs =>
    [
        new("url", "where it is"),
        new("filename", "the local name; the default is the last part of the address"),
        new("path", "the target folder; the default is the current one"),
        new("verify", "certificates are always verified; 'no' is an error. Only a hook can turn this off"),
    ];

    public IReadOnlyList<ActionInput> NotSupported { get; } = [new("chunk_size", "the engine determines the size of the parts"), new("text", "progress is always reported")];

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
            throw Invalid("filename", $"The address {url.GetLeftPart(UriPartial.Path)} does not end in a file name.", "Give it with --filename=NAME.");
        }

        var file = Path.Combine(call.Operation.FullPath(call.Request.Input.Text("path", ".")), name);
        call.Services.Network.Require(RepositoryUrl.Masked(url.AbsoluteUri), RunPath.CurrentScript(call.Operation.Origin));
        FileDownload.Into(url, file, call.Operation, verifies);
        ObservedDownload.Record(url, file, call.Operation);
        call.Print($"Downloaded {file}");
        return ActionOutcome.Done(("filename", name), ("path", file), ("size", new FileInfo(file).Length));
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw Invalid("url", $"'{text}' is not an http or https address.", "Write --url=https://HOST/FILE.");

    private static CmException Invalid(string key, string problem, string hint) =>
        new(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, problem) { Hint = hint, Target = key });
}
