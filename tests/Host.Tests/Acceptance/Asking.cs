using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Maru.Host.Tests.Acceptance;

/// <summary>Requests of an administrator's program, and what came back.</summary>
internal static class Asking
{
    public const string Keys = "/api/v1/admin/llm/api-keys";
    public const string Models = "/api/v1/admin/llm/models";
    public const string Policy = "/api/v1/admin/llm/policy";

    /// <summary>Sends; a string body goes out as it is, anything else as JSON.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute))
        {
            Content = body is string raw ? new StringContent(raw, Encoding.UTF8, "application/json") : body is null ? null : JsonContent.Create(body),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        // Some answers have no end.
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Sends and expects success.</summary>
    public static async Task<JsonElement> DoAsync(this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var response = await client.AskAsync(method, path, body);
        return await AppHost.ReadAsync(response);
    }

    /// <summary>Sends and gives the status with the problem's code; the code is empty when there is no problem.</summary>
    public static async Task<(int Status, string Code)> TryAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var response = await client.AskAsync(method, path, body, ifMatch);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? "" : (await response.JsonAsync()).GetProperty("code").GetString()!);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    public static string Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : "";

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    public static string Id(this JsonElement json) => json.Text("id");

    public static JsonElement[] Items(this JsonElement json) => [.. json.GetProperty("items").EnumerateArray()];
}
