using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CmPowerShell.TestSupport;

/// <summary>
/// Serves the git repositories below a folder over http on loopback, by <c>git http-backend</c>: the repository
/// <c>owner/name</c> of the folder is <c>http://127.0.0.1:PORT/owner/name</c>. Every other file below the folder
/// is served as it is. It can require a password, break off or hold back an answer.
/// </summary>
public sealed class GitHttpServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly GitHttpBackend _backend;
    private int _requests;
    private int _busy;

    private GitHttpServer(string root, HttpListener listener, Uri url)
    {
        Url = url;
        _listener = listener;
        _backend = new GitHttpBackend(root);
        _ = AcceptAsync();
    }

    /// <summary>The address of the folder, with a slash at the end.</summary>
    public Uri Url { get; }

    /// <summary>The required credential of every request, as <c>user:password</c>; null allows all.</summary>
    public string? Credentials { get; set; }

    /// <summary>After how many bytes of a pack or file the connection is dropped; null for never.</summary>
    public long? BreakAfter { get; set; }

    /// <summary>How many connections are dropped so; all unless set.</summary>
    public int BreaksLeft { get; set; } = int.MaxValue;

    /// <summary>After how many bytes of a pack or file the answer stops until <see cref="Release"/>; null for never.</summary>
    public long? HoldAfter { get; set; }

    /// <summary>How many of the next requests are refused as those of a busy host.</summary>
    public int BusyRequests
    {
        get => _busy;
        set => _busy = value;
    }

    /// <summary>The status of such an answer.</summary>
    public int BusyStatus { get; set; } = 429;

    /// <summary>The header <c>Retry-After</c> of such an answer; null for none.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Called when an answer is held back.</summary>
    public TaskCompletionSource Held { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many requests came so far.</summary>
    public int Requests => _requests;

    private TaskCompletionSource Released { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Serves a folder at a free port.</summary>
    /// <param name="root">Full path of the folder that holds the repositories.</param>
    public static GitHttpServer Serve(string root)
    {
        for (var attempt = 0; ; attempt++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(url.AbsoluteUri);
            try
            {
                listener.Start();
                return new GitHttpServer(root, listener, url);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Another process took the port between the two checks.
                ((IDisposable)listener).Dispose();
            }
        }
    }

    /// <summary>The address of a repository or file below the folder.</summary>
    public string UrlOf(string relativePath) => new Uri(Url, relativePath).AbsoluteUri;

    /// <summary>Releases the answers that are held back.</summary>
    public void Release()
    {
        HoldAfter = null;
        Released.TrySetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Released.TrySetResult();
        _listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (Interlocked.Decrement(ref _busy) >= 0)
            {
                Defer(context.Response);
            }
            else if (IsWelcome(context.Request))
            {
                await _backend.AnswerAsync(context, CopyAsync);
            }
            else
            {
                Refuse(context.Response);
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client disconnected, or a test requires the connection to be dropped.
            context.Response.Abort();
        }
    }

    private bool IsWelcome(HttpListenerRequest request) =>
        Credentials is null || request.Headers["Authorization"] == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Credentials));

    private void Defer(HttpListenerResponse response)
    {
        response.StatusCode = BusyStatus;
        if (RetryAfter is not null)
        {
            response.AddHeader("Retry-After", RetryAfter);
        }
    }

    private static void Refuse(HttpListenerResponse response)
    {
        response.StatusCode = 401;
        response.AddHeader("WWW-Authenticate", "Basic realm=\"test\"");
    }

    private async Task CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[16 * 1024];
        long sent = 0;
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read));
            await to.FlushAsync();
            sent += read;
            if (sent > BreakAfter && BreaksLeft > 0)
            {
                BreaksLeft--;
                throw new IOException("The test wants this connection dropped.");
            }

            if (sent > HoldAfter)
            {
                Held.TrySetResult();
                await Released.Task;
            }
        }
    }
}
