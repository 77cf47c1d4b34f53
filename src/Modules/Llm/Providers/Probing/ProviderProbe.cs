using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Modules.Llm.Providers.Probing;

/// <summary>The smallest requests a provider answers. Keys go into headers only; a URL ends up in logs. Thread safe.</summary>
/// <param name="model">The model to ask when none is named; null to look only whether the server is there.</param>
internal abstract class ProviderProbe(string? model)
{
    protected const string Hello = "Hi";

    public string? Model => model;

    /// <summary>Asks the model for a word.</summary>
    public abstract HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens);

    /// <summary>Looks the model's name up, or all names when there is none.</summary>
    public HttpRequestMessage Look(ProbeTarget target, string? name) =>
        Request(target, name is null ? "models" : $"models/{EscapePath(name)}");

    /// <summary>Puts the key into the header where the provider looks for it.</summary>
    protected abstract void Sign(HttpRequestMessage request, string key);

    /// <summary>A request with the key; with a body it is a POST.</summary>
    protected HttpRequestMessage Request(ProbeTarget target, string path, JsonObject? body = null)
    {
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(target.BaseUrl, path))
        {
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (target.ApiKey.Length > 0)
        {
            Sign(request, target.ApiKey);
        }

        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static string EscapePath(string model) => string.Join('/', model.Split('/').Select(Uri.EscapeDataString));
}
