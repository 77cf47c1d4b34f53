using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an OpenAI-shaped server's refusal means for our client.</summary>
internal static class OpenAiErrors
{
    private const string TooLong = "The conversation is longer than the model's context. Send less of it, or ask for a shorter answer.";

    /// <summary>Maps a non-success answer. The vendor's sentence is kept where the client can act on it, cleaned of keys.</summary>
    public static GatewayError Read(int status, ReadOnlyMemory<byte> body, string apiKey, TimeSpan? retryAfter) =>
        Map(status, Refusal.Read(body), apiKey, retryAfter);

    /// <summary>
    /// An error inside an answer whose status says that it is none. Where it names a status that is what it means; else it is the
    /// provider's failure, in its own words.
    /// </summary>
    public static GatewayError ReadInside(ReadOnlyMemory<byte> body, string apiKey)
    {
        var said = Refusal.Read(body);
        var status = StatusOf(said);
        return status is (>= 400 and < 500) or 503 or 504
            ? Map(status.Value, said, apiKey, null)
            : new GatewayError(
                502, Redaction.Clean(said.Type ?? GatewayError.Upstream, apiKey),
                Redaction.Clean(WordOf(said.Code) ?? UpstreamErrors.Failed.Code, apiKey),
                said.Message is { Length: > 0 } message ? Redaction.Clean(message, apiKey) : UpstreamErrors.Failed.Message)
            {
                IsLastWord = status is null,
            };
    }

    private static int? StatusOf(Refusal said) =>
        int.TryParse(said.Code, out var code) && code is >= 400 and < 600 ? code
        : ContextTooLong.Says(said) ? 400
        : (said.Type ?? said.Code) switch
        {
            "invalid_request_error" or "BadRequestError" => 400,
            "rate_limit_error" or "rate_limit_exceeded" or "insufficient_quota" or "tokens" or "requests" => 429,
            "overloaded_error" or "service_unavailable_error" => 503,
            "authentication_error" or "permission_error" => 401,
            _ => null,
        };

    private static GatewayError Map(int status, Refusal said, string apiKey, TimeSpan? retryAfter) =>
        status switch
        {
            401 or 403 => UpstreamErrors.KeyRefused,
            429 when IsQuota(said.Code) || IsQuota(said.Type) => UpstreamErrors.QuotaExhausted,
            429 => UpstreamErrors.RateLimited(retryAfter),
            400 or 413 or 422 or 500 when ContextTooLong.Says(said) => GatewayError.Invalid(
                "context_length_exceeded", Redaction.Clean(said.Message ?? TooLong, apiKey), "messages"),
            503 => UpstreamErrors.Overloaded(retryAfter),
            408 => UpstreamErrors.FirstByteTimeout with { IsLastWord = false },
            504 => UpstreamErrors.FirstByteTimeout,
            >= 400 and < 500 => new GatewayError(
                status, Redaction.Clean(said.Type ?? GatewayError.InvalidRequest, apiKey),
                Redaction.Clean(WordOf(said.Code) ?? "invalid_request", apiKey),
                Redaction.Clean(said.Message ?? "The model provider refused the request.", apiKey),
                said.Param is { } param ? Redaction.Clean(param, apiKey) : null),
            >= 200 and < 300 => UpstreamErrors.NoAnswer,
            _ => said.Message is { } reason ? UpstreamErrors.FailedSaying(Redaction.Clean(reason, apiKey)) : UpstreamErrors.Failed,
        };

    // A status in place of a code says nothing that the status does not.
    private static string? WordOf(string? code) => int.TryParse(code, out _) ? null : code;

    private static bool IsQuota(string? word) => word is "insufficient_quota" or "credit_balance_exhausted" or "billing_hard_limit_reached";
}
