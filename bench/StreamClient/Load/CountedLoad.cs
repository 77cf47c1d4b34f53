using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Maru.StreamClient.Load;

/// <summary>Sends a set number of plain requests, which wrk cannot: it ends by the clock only.</summary>
internal sealed class CountedLoad(Uri url, string key, byte[] body)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private long _left;
    private long _errors;

    /// <summary>One line of JSON.</summary>
    public async Task<string> RunAsync(long requests, int connections)
    {
        using var pool = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        (_left, _errors) = (requests, 0);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAllAsync(pool))));
        return JsonSerializer.Serialize(new { requests, errors = _errors });
    }

    private async Task SendAllAsync(HttpMessageInvoker pool)
    {
        while (Interlocked.Decrement(ref _left) >= 0)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = Json;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            try
            {
                using var answer = await pool.SendAsync(request, CancellationToken.None);
                await answer.Content.CopyToAsync(Stream.Null);
                Interlocked.Add(ref _errors, answer.StatusCode == HttpStatusCode.OK ? 0 : 1);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                Interlocked.Increment(ref _errors);
            }
        }
    }
}
