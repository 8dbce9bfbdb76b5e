using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace CmPowerShell.TestSupport;

/// <summary>Answers one http request by <c>git http-backend</c> (CGI), or with a plain file.</summary>
internal sealed class GitHttpBackend(string root)
{
    public async Task AnswerAsync(HttpListenerContext context, Func<Stream, Stream, Task> copy)
    {
        var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
        var file = Path.Combine(root, path.TrimStart('/'));
        if (File.Exists(file) && !path.Contains("/.git/", StringComparison.Ordinal))
        {
            await using var content = File.OpenRead(file);
            context.Response.ContentLength64 = content.Length;
            await copy(content, context.Response.OutputStream);
            return;
        }

        await RunAsync(context, path, copy);
    }

    private async Task RunAsync(HttpListenerContext context, string path, Func<Stream, Stream, Task> copy)
    {
        using var process = Process.Start(StartInfo(context.Request, path))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            await context.Request.InputStream.CopyToAsync(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            var output = process.StandardOutput.BaseStream;
            await ReadHeadersAsync(output, context.Response);
            context.Response.SendChunked = true;
            await copy(output, context.Response.OutputStream);
            await process.WaitForExitAsync();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private ProcessStartInfo StartInfo(HttpListenerRequest request, string path)
    {
        var start = GitProgram.StartInfo(root, "http-backend");
        start.RedirectStandardInput = true;
        var environment = start.Environment;
        environment["GIT_PROJECT_ROOT"] = root;
        environment["GIT_HTTP_EXPORT_ALL"] = "1";
        environment["PATH_INFO"] = path;
        environment["QUERY_STRING"] = request.Url!.Query.TrimStart('?');
        environment["REQUEST_METHOD"] = request.HttpMethod;
        environment["CONTENT_TYPE"] = request.ContentType ?? "";
        environment["REMOTE_ADDR"] = "127.0.0.1";
        environment["REMOTE_USER"] = "";
        environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "";
        if (request.ContentLength64 >= 0)
        {
            environment["CONTENT_LENGTH"] = request.ContentLength64.ToString(CultureInfo.InvariantCulture);
        }

        return start;
    }

    private static async Task ReadHeadersAsync(Stream output, HttpListenerResponse response)
    {
        while (await ReadLineAsync(output) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name.Equals("Status", StringComparison.OrdinalIgnoreCase))
            {
                response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
            }
            else if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                response.ContentType = value;
            }
            else if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                response.AddHeader(name, value);
            }
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
