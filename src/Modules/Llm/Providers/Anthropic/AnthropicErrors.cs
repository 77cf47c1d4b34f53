using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Anthropic's error object, as an answer of its own or inside a stream, as what the client is told.</summary>
internal static class AnthropicErrors
{
    private const int OverloadedStatus = 529;

    // How Anthropic begins, or what it says, when the operator's account is at its end; the type is that of any faulty request.
    private static readonly string[] SpentSentences = ["credit balance is too low", "specified API usage limits", "spend limit"];

    private static readonly string[] TooLongSentences = ["prompt is too long", "exceed context limit", "exceeds the maximum context"];

    /// <summary>Reads an answer whose status is not 200. The body may be anything.</summary>
    public static GatewayError Read(int status, ReadOnlyMemory<byte> body, string apiKey, TimeSpan? retryAfter)
    {
        if (!WireJson.TryParse(body, out var document))
        {
            return Map(status, "", apiKey, retryAfter);
        }

        using (document)
        {
            return Map(status, document.RootElement.Field("error").Text("message") ?? "", apiKey, retryAfter);
        }
    }

    /// <summary>The error an answer of status 200 carries in its body, as streams do; null when it is none.</summary>
    public static GatewayError? TryRead(JsonElement answer, string apiKey)
    {
        var error = answer.Field("error");
        return error.Is(JsonValueKind.Object) || answer.Text("type") == "error"
            ? Map(StatusOf(error.Text("type")), error.Text("message") ?? "", apiKey, null) : null;
    }

    private static int StatusOf(string? type) => type switch
    {
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "billing_error" => 402,
        "permission_error" => 403,
        "not_found_error" => 404,
        "request_too_large" => 413,
        "rate_limit_error" => 429,
        "timeout_error" => 504,
        "overloaded_error" => OverloadedStatus,
        _ => 500,
    };

    private static GatewayError Map(int status, string message, string apiKey, TimeSpan? retryAfter) => status switch
    {
        401 or 403 => UpstreamErrors.KeyRefused,
        402 => UpstreamErrors.QuotaExhausted,
        404 => new GatewayError(404, GatewayError.InvalidRequest, "model_not_found",
            "The model provider does not know the model this name is mapped to. Ask the operator to correct the mapping."),
        408 or 504 => UpstreamErrors.FirstByteTimeout,
        413 => new GatewayError(413, GatewayError.InvalidRequest, "request_too_large",
            "The request is larger than the model provider takes. Send fewer or smaller pictures and files, or a shorter conversation."),
        429 => UpstreamErrors.RateLimited(retryAfter),
        503 or OverloadedStatus => UpstreamErrors.Overloaded(retryAfter),
        >= 400 and < 500 => Refused(message, apiKey),
        >= 200 and < 300 => UpstreamErrors.NoAnswer,
        _ => UpstreamErrors.Failed,
    };

    private static GatewayError Refused(string message, string apiKey)
    {
        if (Says(message, SpentSentences))
        {
            return UpstreamErrors.QuotaExhausted;
        }

        var told = message.Length == 0 ? "no reason given" : Redaction.Clean(message, apiKey);
        return GatewayError.Invalid(
            Says(message, TooLongSentences) ? "context_length_exceeded" : "invalid_argument",
            $"The model provider refused the request: {told}");
    }

    private static bool Says(string message, string[] sentences) =>
        sentences.Any(sentence => message.Contains(sentence, StringComparison.OrdinalIgnoreCase));
}
