using System.Net.Http.Json;

namespace Maru.Host.Tests.Gateway;

/// <summary>Requests as programs send them.</summary>
internal static class ChatRequest
{
    public static Task<HttpResponseMessage> ChatAsync(
        this HttpClient program, string model = "text-small", string content = "hello", bool stream = false, int? most = null, CancellationToken ct = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model, stream, max_tokens = most, messages = new[] { new { role = "user", content } } }),
        };
        return program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    public static async Task<string> CodeAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("error").GetProperty("code").GetString()!;
}
