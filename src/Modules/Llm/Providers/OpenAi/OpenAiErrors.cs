using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an OpenAI-shaped server's refusal means for our client.</summary>
internal static class OpenAiErrors
{
    /// <summary>Maps a non-success answer. The vendor's sentence is kept where the client is at fault, cleaned of keys.</summary>
    public static GatewayError Read(int status, ReadOnlyMemory<byte> body, string apiKey, TimeSpan? retryAfter)
    {
        var said = Parse(body);
        return status switch
        {
            401 or 403 => UpstreamErrors.KeyRefused,
            429 when IsQuota(said.Code) || IsQuota(said.Type) => UpstreamErrors.QuotaExhausted,
            429 => UpstreamErrors.RateLimited(retryAfter),
            503 => UpstreamErrors.Overloaded(retryAfter),
            408 => UpstreamErrors.FirstByteTimeout with { IsLastWord = false },
            504 => UpstreamErrors.FirstByteTimeout,
            >= 400 and < 500 => new GatewayError(
                status, Redaction.Clean(said.Type ?? GatewayError.InvalidRequest, apiKey), Redaction.Clean(said.Code ?? "invalid_request", apiKey),
                Redaction.Clean(said.Message ?? "The model provider refused the request.", apiKey),
                said.Param is { } param ? Redaction.Clean(param, apiKey) : null),
            >= 200 and < 300 => UpstreamErrors.NoAnswer,
            _ => UpstreamErrors.Failed,
        };
    }

    private static bool IsQuota(string? word) => word is "insufficient_quota" or "credit_balance_exhausted" or "billing_hard_limit_reached";

    private static (string? Message, string? Type, string? Code, string? Param) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
            {
                root = root[0];
            }

            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error))
            {
                return error.ValueKind == JsonValueKind.Object
                    ? (Text(error, "message"), Text(error, "type"), Text(error, "code"), Text(error, "param"))
                    : (error.ValueKind == JsonValueKind.String ? error.GetString() : null, null, null, null);
            }
        }
        catch (JsonException)
        {
            // An HTML page of some proxy in between says nothing a client could use.
        }

        return default;
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
