using System.Net;
using System.Text;
using System.Text.Json;

namespace Maru.Host.Tests.Cli;

/// <summary>A server in memory: answers by method and path, and remembers what it was asked.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    private readonly Dictionary<string, Func<Asked, HttpResponseMessage>> _answers = new(StringComparer.Ordinal);
    private readonly List<Asked> _asked = [];

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public StubServer On(string methodAndPath, Func<Asked, HttpResponseMessage> answer)
    {
        _answers[methodAndPath] = answer;
        return this;
    }

    public StubServer On(string methodAndPath, object? body = null, int status = 200) => On(methodAndPath, _ => Json(body, status));

    public StubServer Problem(string methodAndPath, int status, string code, string detail = "Refused.") => On(
        methodAndPath, new { type = "x", title = "x", status, detail, code, trace_id = "trace-1", retryable = false }, status);

    public static HttpResponseMessage Json(object? body, int status = 200) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body is null ? "" : JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };

    public static HttpResponseMessage Events(params string[] data) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(string.Concat(data.Select(d => $"data: {d}\n\n")), Encoding.UTF8, "text/event-stream"),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = new Asked(
            $"{request.Method} {request.RequestUri!.PathAndQuery}",
            request.Headers.Authorization?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        lock (_asked)
        {
            _asked.Add(asked);
        }

        return _answers.TryGetValue(asked.Line, out var answer)
            ? answer(asked)
            : throw new HttpRequestException($"Nobody answers {asked.Line}");
    }

    /// <param name="Line">As in <c>GET /api/v1/x?y=1</c>.</param>
    /// <param name="Authorization">The header, or null.</param>
    /// <param name="Body">The body's text.</param>
    internal sealed record Asked(string Line, string? Authorization, string Body)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
    }
}
