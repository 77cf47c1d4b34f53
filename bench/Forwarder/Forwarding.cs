using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Maru.Forwarder;

/// <summary>The least that deserves the name gateway: who calls, what for, pass it on, note it.</summary>
internal sealed class Forwarding(HttpMessageInvoker pool, Uri upstream, IReadOnlyDictionary<string, string> callers, ChannelWriter<UsageRecord> notes)
{
    private const string Scheme = "Bearer ";
    private static readonly AuthenticationHeaderValue Vendor = new("Bearer", "sk-floor");
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public async Task HandleAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        var began = Stopwatch.GetTimestamp();
        if (Caller(http.Request) is not { } caller)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var length = (int)(http.Request.ContentLength ?? 0);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await http.Request.Body.ReadExactlyAsync(buffer.AsMemory(0, length), ct);
            var facts = ChatFacts.Read(buffer.AsSpan(0, length));
            using var answer = await pool.SendAsync(Request(http.Request.Path, buffer, length), ct);
            var bytes = await PassAsync(answer, http.Response, facts.Stream, ct);
            notes.TryWrite(new UsageRecord(caller, facts.Model, (int)answer.StatusCode, bytes, Stopwatch.GetTimestamp() - began));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string? Caller(HttpRequest request)
    {
        var value = request.Headers.Authorization.ToString();
        return value.StartsWith(Scheme, StringComparison.Ordinal)
            ? callers.GetValueOrDefault(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value[Scheme.Length..]))))
            : null;
    }

    private HttpRequestMessage Request(PathString path, byte[] body, int length) => new(HttpMethod.Post, new Uri(upstream, path.Value))
    {
        Content = new ByteArrayContent(body, 0, length) { Headers = { ContentType = Json } },
        Headers = { Authorization = Vendor },
    };

    private static async Task<long> PassAsync(HttpResponseMessage answer, HttpResponse response, bool stream, CancellationToken ct)
    {
        response.StatusCode = (int)answer.StatusCode;
        response.ContentType = answer.Content.Headers.ContentType?.ToString();
        response.ContentLength = answer.Content.Headers.ContentLength;
        await using var source = await answer.Content.ReadAsStreamAsync(ct);
        var total = 0L;
        while (await source.ReadAsync(response.BodyWriter.GetMemory(4096), ct) is > 0 and var read)
        {
            total += read;
            response.BodyWriter.Advance(read);
            if (stream || total == response.ContentLength)
            {
                await response.BodyWriter.FlushAsync(ct);
            }
        }

        return total;
    }
}
