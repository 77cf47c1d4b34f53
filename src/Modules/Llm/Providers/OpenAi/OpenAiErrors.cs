using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an OpenAI-shaped server's refusal means for our client.</summary>
internal static class OpenAiErrors
{
    private const string TooLong = "The conversation is longer than the model's context. Send less of it, or ask for a shorter answer.";

    /// <summary>Maps a non-success answer. The vendor's sentence is kept where the client can act on it, cleaned of keys.</summary>
    public static GatewayError Read(int status, ReadOnlyMemory<byte> body, string apiKey, TimeSpan? retryAfter)
    {
        var said = Refusal.Read(body);
        return status switch
        {
            401 or 403 => UpstreamErrors.KeyRefused,
            429 when IsQuota(said.Code) || IsQuota(said.Type) => UpstreamErrors.QuotaExhausted,
            429 => UpstreamErrors.RateLimited(retryAfter),
            400 or 413 or 422 or 500 when ContextTooLong.Says(said) => GatewayError.Invalid(
                "context_length_exceeded", Redaction.Clean(said.Message ?? TooLong, apiKey), "messages"),
            503 => UpstreamErrors.Overloaded(retryAfter),
            408 or 504 => UpstreamErrors.FirstByteTimeout,
            >= 400 and < 500 => new GatewayError(
                status, Redaction.Clean(said.Type ?? GatewayError.InvalidRequest, apiKey),
                Redaction.Clean(said.Code ?? "invalid_request", apiKey),
                Redaction.Clean(said.Message ?? "The model provider refused the request.", apiKey),
                said.Param is { } param ? Redaction.Clean(param, apiKey) : null),
            >= 200 and < 300 => UpstreamErrors.NoAnswer,
            _ => said.Message is { } reason ? UpstreamErrors.FailedSaying(Redaction.Clean(reason, apiKey)) : UpstreamErrors.Failed,
        };
    }

    private static bool IsQuota(string? word) => word is "insufficient_quota" or "credit_balance_exhausted" or "billing_hard_limit_reached";
}
