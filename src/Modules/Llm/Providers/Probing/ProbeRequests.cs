using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>The smallest requests a provider answers. Keys go into headers only; a URL ends up in logs.</summary>
internal static class ProbeRequests
{
    private const string Hello = "Hi";

    /// <summary>Asks the model for a word.</summary>
    public static HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) => target.Provider == Provider.Gemini
        ? WithKey(target, HttpMethod.Post, $"models/{Uri.EscapeDataString(model)}:generateContent", new JsonObject
        {
            ["contents"] = new JsonArray(new JsonObject
            {
                ["role"] = "user",
                ["parts"] = new JsonArray(new JsonObject { ["text"] = Hello }),
            }),
            ["generationConfig"] = new JsonObject { ["maxOutputTokens"] = maxTokens },
        })
        : WithKey(target, HttpMethod.Post, "chat/completions", new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Hello }),

            // OpenAI's newer models refuse the old name, and servers that imitate it often know only that.
            [target.Provider == Provider.OpenAi ? "max_completion_tokens" : "max_tokens"] = maxTokens,
        });

    /// <summary>Looks the model's name up, or all names when there is none.</summary>
    public static HttpRequestMessage Look(ProbeTarget target, string? model) =>
        WithKey(target, HttpMethod.Get, model is null ? "models" : $"models/{EscapePath(model)}", null);

    private static string EscapePath(string model) => string.Join('/', model.Split('/').Select(Uri.EscapeDataString));

    private static HttpRequestMessage WithKey(ProbeTarget target, HttpMethod method, string path, JsonObject? body)
    {
        var request = new HttpRequestMessage(method, new Uri(target.BaseUrl, path)) { VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (target.ApiKey.Length > 0 && target.Provider == Provider.Gemini)
        {
            request.Headers.TryAddWithoutValidation("x-goog-api-key", target.ApiKey);
        }
        else if (target.ApiKey.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", target.ApiKey);
        }

        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        return request;
    }
}
