using System.Net.Http.Headers;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>Sends one request and reads its answer. Network trouble is a refusal like any other.</summary>
internal sealed class Sender(HttpMessageInvoker http, Uri server, Language language, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public Uri Server => server;

    public Language Language => language;

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, string? bearer, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        var opened = await OpenAsync(method, path, body, bearer, either.Token, ct);
        if (opened.Failed(out var failure))
        {
            return new Refusal(failure);
        }

        using var response = opened.Value;
        try
        {
            var json = Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
            return response.IsSuccessStatusCode ? new Answer(json) : new Answer(json, ProblemReader.Read(response, json, server, language));
        }
        catch (Exception e) when (IsNetwork(e, ct))
        {
            return new Refusal(LocalFailures.BrokenAnswer(language));
        }
    }

    /// <summary>The answer as it begins, for reading it while it comes. The caller disposes it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">Sent as JSON, if any.</param>
    /// <param name="bearer">The token or key, if any.</param>
    /// <param name="limit">Ends the waiting.</param>
    /// <param name="ct">The person's own wish to stop, which alone is passed on as cancellation.</param>
    public async Task<Outcome<HttpResponseMessage>> OpenAsync(
        HttpMethod method, string path, object? body, string? bearer, CancellationToken limit, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(Languages.Tag(language)));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("maru-cli", "1"));
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = body is null ? null : JsonBody(body);
        try
        {
            return await http.SendAsync(request, limit);
        }
        catch (Exception e) when (IsNetwork(e, ct))
        {
            return limit.IsCancellationRequested ? LocalFailures.NoAnswer(language, server) : LocalFailures.Unreachable(language, server);
        }
    }

    public static JsonElement Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.IsEmpty ? default : JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ByteArrayContent JsonBody(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static bool IsNetwork(Exception e, CancellationToken ct) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
