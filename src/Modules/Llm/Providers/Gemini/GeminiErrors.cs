using System.Globalization;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Google's error object, in any wrapping, as what the client is told.</summary>
internal static class GeminiErrors
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    /// <summary>Reads an answer whose status is not 2xx. The body may be anything.</summary>
    public static GatewayError Read(int status, ReadOnlyMemory<byte> body, string apiKey, TimeSpan? retryAfter = null)
    {
        if (!WireJson.TryParse(body, out var document))
        {
            return Map(status, default, apiKey, retryAfter);
        }

        using (document)
        {
            return Map(status, ErrorOf(document.RootElement), apiKey, retryAfter);
        }
    }

    /// <summary>The error an answer of status 200 carries in its body, as streams do; null when it is an answer.</summary>
    public static GatewayError? TryRead(JsonElement answer, string apiKey) =>
        ErrorOf(answer) is { ValueKind: JsonValueKind.Object } error ? Map(error.Whole("code") ?? 500, error, apiKey, null) : null;

    private static JsonElement ErrorOf(JsonElement root) =>
        (root.Is(JsonValueKind.Array) ? root.EnumerateArray().FirstOrDefault() : root).Field("error");

    private static GatewayError Map(int status, JsonElement error, string apiKey, TimeSpan? retryAfter) => status switch
    {
        401 or 403 => UpstreamErrors.KeyRefused,
        404 => new GatewayError(404, GatewayError.InvalidRequest, "model_not_found",
            "The model provider does not know the model this name is mapped to. Ask the operator to correct the mapping."),
        408 or 504 => UpstreamErrors.FirstByteTimeout,
        429 when IsDaily(error) => UpstreamErrors.QuotaExhausted,
        429 => UpstreamErrors.RateLimited(RetryDelay(error) ?? retryAfter),
        503 => UpstreamErrors.Overloaded(RetryDelay(error) ?? retryAfter),
        >= 400 and < 500 => Refused(error, apiKey),
        >= 200 and < 300 => UpstreamErrors.NoAnswer,
        _ => UpstreamErrors.Failed,
    };

    private static GatewayError Refused(JsonElement error, string apiKey)
    {
        var message = error.Text("message") ?? "";
        if (Details(error, "ErrorInfo").Any(info => info.Text("reason")?.StartsWith("API_KEY_", StringComparison.Ordinal) == true)
            || message.StartsWith("API key", StringComparison.OrdinalIgnoreCase))
        {
            return UpstreamErrors.KeyRefused;
        }

        var told = message.Length == 0 ? "no reason given" : Redaction.Clean(message, apiKey);
        if (error.Text("status") == "FAILED_PRECONDITION")
        {
            // Billing or region of the operator's account: nothing the client could mend in its request.
            return new GatewayError(502, GatewayError.Upstream, "upstream_precondition",
                $"The model provider refuses to serve this server's account: {told}");
        }

        var tooLong = message.Contains("token count", StringComparison.OrdinalIgnoreCase)
            && message.Contains("exceed", StringComparison.OrdinalIgnoreCase);
        return GatewayError.Invalid(
            tooLong ? "context_length_exceeded" : "invalid_argument", $"The model provider refused the request: {told}");
    }

    private static bool IsDaily(JsonElement error) => Details(error, "QuotaFailure")
        .SelectMany(failure => failure.Items("violations"))
        .Any(violation => violation.Text("quotaId")?.Contains("PerDay", StringComparison.OrdinalIgnoreCase) == true);

    private static TimeSpan? RetryDelay(JsonElement error)
    {
        foreach (var info in Details(error, "RetryInfo"))
        {
            if (info.Text("retryDelay") is { Length: > 1 } delay && delay[^1] == 's'
                && double.TryParse(delay.AsSpan(0, delay.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= 0 && seconds <= s_longestWait.TotalSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Details(JsonElement error, string type) => error.Items("details")
        .Where(detail => detail.Text("@type")?.EndsWith("google.rpc." + type, StringComparison.Ordinal) == true);
}
