using System.Text.Json;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.Traffic;

/// <summary>Reads from a request what the vendors' handlers and the record need.</summary>
internal sealed class Intake(SimulatorOptions options)
{
    private const string Bearer = "Bearer ";
    private long _sequence;

    public Exchange Take(HttpContext http, byte[] body, JsonElement? form, Planner planner)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "/";
        var json = form ?? (body.Length == 0 ? null : Wire.Parse(body));
        var side = SideOf(path);
        var now = options.Clock.GetUtcNow();
        var received = new ReceivedRequest
        {
            Sequence = Interlocked.Increment(ref _sequence),
            At = now,
            Method = request.Method,
            Path = path,
            Query = request.QueryString.Value ?? "",
            Side = side,
            Key = KeyOf(request, side),
            Model = ModelOf(path, side, json),
            Stream = path.EndsWith(":streamGenerateContent", StringComparison.Ordinal)
                || (json is { } j && (j.True("stream") || j.Str("stream") == "true")),
            Headers = options.Record ? request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase) : [],
            BodyLength = body.Length,
            Body = options.Record ? body.AsMemory(0, Math.Min(body.Length, options.BodyLimit)) : default,
            Json = options.Record && body.Length <= options.BodyLimit ? json : null,
        };
        return new Exchange(http, received, planner.Make(received, request.Headers["x-sim-fault"]), json, now);
    }

    private static ProviderSide SideOf(string path) =>
        path.StartsWith("/v1/", StringComparison.Ordinal) ? ProviderSide.OpenAi
        : path.StartsWith("/v1beta/", StringComparison.Ordinal) ? ProviderSide.Gemini
        : path.StartsWith("/anthropic/v1/", StringComparison.Ordinal) ? ProviderSide.Anthropic
        : ProviderSide.Unknown;

    private static string? KeyOf(HttpRequest request, ProviderSide side)
    {
        if (side is ProviderSide.Gemini or ProviderSide.Anthropic)
        {
            return request.Headers[side is ProviderSide.Gemini ? "x-goog-api-key" : "x-api-key"];
        }

        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    private static string? ModelOf(string path, ProviderSide side, JsonElement? json)
    {
        if (side is ProviderSide.OpenAi or ProviderSide.Anthropic)
        {
            return json?.Str("model") ?? After(path, side is ProviderSide.OpenAi ? "/v1/models/" : "/anthropic/v1/models/");
        }

        var resource = After(path, "/v1beta/models/");
        var colon = resource?.LastIndexOf(':') ?? -1;
        return colon < 0 ? resource : resource![..colon];
    }

    private static string? After(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && path.Length > prefix.Length ? path[prefix.Length..] : null;
}
