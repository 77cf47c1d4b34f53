using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Maru.StreamClient.Load;

/// <summary>Reads streams side by side, each followed by the next, and tells how late their pieces came.</summary>
internal sealed class StreamLoad(Uri url, string key, byte[] body, TimeSpan length)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>One line of JSON; times in microseconds.</summary>
    public async Task<string> RunAsync(int streams)
    {
        using var pool = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        var began = Stopwatch.GetTimestamp();
        var readers = await Task.WhenAll(Enumerable.Range(0, streams).Select(n => Task.Run(() => ReadAsync(pool, began, length * n / streams / 20))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var all = new StreamTimes();
        foreach (var reader in readers)
        {
            all.Add(reader);
        }

        return JsonSerializer.Serialize(new
        {
            requests = all.Whole,
            errors = all.Broken,
            seconds,
            events_per_stream = all.Whole == 0 ? 0 : (double)all.Events / all.Whole,
            ttft_p50_us = all.FirstByte.At(0.5),
            ttft_p99_us = all.FirstByte.At(0.99),
            gap_p50_us = all.Gap.At(0.5),
            gap_p99_us = all.Gap.At(0.99),
        });
    }

    private async Task<StreamTimes> ReadAsync(HttpMessageInvoker pool, long began, TimeSpan delay)
    {
        var times = new StreamTimes();
        var buffer = new byte[16 * 1024];
        // Readers that begin together go on asking together, and would measure their own crowd.
        await Task.Delay(delay);
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            try
            {
                await ReadOneAsync(pool, buffer, times);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                times.Broken++;
            }
        }

        return times;
    }

    private async Task ReadOneAsync(HttpMessageInvoker pool, byte[] buffer, StreamTimes times)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var sent = Stopwatch.GetTimestamp();
        using var answer = await pool.SendAsync(request, CancellationToken.None);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var count = new EventCount();
        var (events, last) = (0, 0L);
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            var now = Stopwatch.GetTimestamp();
            if (last == 0)
            {
                times.FirstByte.Add(Stopwatch.GetElapsedTime(sent, now));
                last = now;
            }

            for (var i = count.Add(buffer.AsSpan(0, read)); i > 0; i--, events++, last = now)
            {
                times.Gap.Add(Stopwatch.GetElapsedTime(last, now));
            }
        }

        var whole = answer.StatusCode == HttpStatusCode.OK && count.Ended;
        times.Whole += whole ? 1 : 0;
        times.Broken += whole ? 0 : 1;
        times.Events += events;
    }
}
