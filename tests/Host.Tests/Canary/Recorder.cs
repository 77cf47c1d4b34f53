using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Maru.Host.Tests.Canary;

/// <summary>Sends requests and looks for secrets in whatever comes back, head and body.</summary>
internal sealed class Recorder(Uri address, Canaries canaries) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Where which secret was found.</summary>
    public ConcurrentQueue<string> Leaks { get; } = [];

    public int Answers { get; private set; }

    public string? Bearer { get; set; }

    public Task<JsonElement> JsonAsync(string method, string path, object? body, bool mayShowOnce = false, string? bearer = null) =>
        RawAsync(method, path, body is null ? null : JsonSerializer.Serialize(body), mayShowOnce, bearer);

    /// <param name="method">GET, POST …</param>
    /// <param name="path">From the root on.</param>
    /// <param name="body">As it goes on the wire, or null.</param>
    /// <param name="mayShowOnce">The answers whose purpose is to show a secret once.</param>
    /// <param name="bearer">Null for the usual one.</param>
    /// <param name="headers">More of them.</param>
    public async Task<JsonElement> RawAsync(
        string method, string path, string? body, bool mayShowOnce = false, string? bearer = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if ((bearer ?? Bearer) is { } credential)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Answers++;
        if (!mayShowOnce)
        {
            foreach (var found in canaries.FoundIn($"{answer}\n{text}"))
            {
                Leaks.Enqueue($"{method} {path[..Math.Min(path.Length, 60)]} ({(int)answer.StatusCode}) shows {found}");
            }
        }

        return text.StartsWith('{') && answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json"
            ? JsonDocument.Parse(text).RootElement.Clone() : default;
    }

    public void Dispose() => _client.Dispose();
}
