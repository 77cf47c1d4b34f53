using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Maru.Modules.Tests.Llm.Gemini;

/// <summary>Stands where Gemini would: answers with a body and remembers what it was asked.</summary>
internal sealed class StubUpstream(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(Uri Address, string? Key, string Body)> Asked { get; } = [];

    public static StubUpstream Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(_ => Respond(new MemoryStream(Encoding.UTF8.GetBytes(body)), "application/json", status));

    public static StubUpstream Events(Stream body) => new(_ => Respond(body, "text/event-stream"));

    public static StubUpstream Events(string body) => new(_ => Respond(new MemoryStream(Encoding.UTF8.GetBytes(body)), "text/event-stream"));

    public static HttpResponseMessage Respond(Stream body, string mediaType, HttpStatusCode status = HttpStatusCode.OK)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return new HttpResponseMessage(status) { Content = content };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var body = await request.Content!.ReadAsStringAsync(ct);
        lock (Asked)
        {
            Asked.Add((request.RequestUri!, request.Headers.TryGetValues("x-goog-api-key", out var keys) ? keys.Single() : null, body));
            return answer(Asked.Count - 1);
        }
    }
}
