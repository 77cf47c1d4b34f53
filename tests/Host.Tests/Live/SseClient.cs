using System.Globalization;

namespace Maru.Host.Tests.Live;

/// <summary>Reads server-sent events, one connection at a time.</summary>
internal sealed class SseClient(HttpClient http, string path) : IAsyncDisposable
{
    private HttpResponseMessage? _response;
    private StreamReader? _reader;

    /// <summary>The last id seen; sent as Last-Event-ID by the next connection.</summary>
    public string? LastId { get; set; }

    public HttpResponseMessage Response => _response!;

    public async Task ConnectAsync()
    {
        await DisposeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (LastId is not null)
        {
            request.Headers.Add("Last-Event-ID", LastId);
        }

        _response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        _reader = new StreamReader(await _response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, comments left out; null at the end of the connection.</summary>
    public async Task<(string? Id, string Type, string Data)?> NextAsync()
    {
        string? id = null, type = null, data = null;
        while (await _reader!.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            if (line.Length == 0 && type is not null)
            {
                LastId = id ?? LastId;
                return (id, type, data ?? "");
            }

            var at = line.IndexOf(": ", StringComparison.Ordinal);
            _ = at <= 0 ? "" : line[..at] switch
            {
                "id" => id = line[(at + 2)..],
                "event" => type = line[(at + 2)..],
                "data" => data = line[(at + 2)..],
                _ => "",
            };
        }

        return null;
    }

    public long LastNumber => LastId is null ? 0 : long.Parse(LastId, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        _reader?.Dispose();
        _response?.Dispose();
        return ValueTask.CompletedTask;
    }
}
