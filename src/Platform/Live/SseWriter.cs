using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Live;

/// <summary>
/// Writes server-sent events (WHATWG HTML, 9.2). One flush for each batch; a flush waits for a slow client, but delays nobody else.
/// </summary>
internal sealed class SseWriter(HttpResponse response)
{
    private readonly PipeWriter _body = response.BodyWriter;

    public void Begin()
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";

        // Proxies would otherwise buffer small pieces.
        response.Headers["X-Accel-Buffering"] = "no";
        Put("retry: 3000\n\n");
    }

    public void Event(string? id, string type, string data)
    {
        if (id is not null)
        {
            Put($"id: {id}\n");
        }

        Put($"event: {type}\ndata: {data}\n\n");
    }

    public void Event(long id, string type, string data) => Event(id.ToString(CultureInfo.InvariantCulture), type, data);

    public void Beat() => Put(": hb\n\n");

    /// <summary>False if the client has disconnected.</summary>
    public async Task<bool> FlushAsync(CancellationToken ct) => !(await _body.FlushAsync(ct)).IsCompleted;

    private void Put(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}
