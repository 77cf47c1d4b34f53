using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>What a client is told when a provider lets us down. One place, so that every vendor's failure reads the same.</summary>
internal static class UpstreamErrors
{
    public static GatewayError Unreachable { get; } = new(502, GatewayError.Upstream, "upstream_unreachable",
        "The model provider could not be reached. Try again; if it goes on, ask the operator to test the provider's connection.");

    public static GatewayError Unanswered { get; } = new(502, GatewayError.Upstream, "upstream_unanswered",
        "The model provider took the request and ended the connection without an answer. It may be charged, so it was not sent again.")
    { IsLastWord = true };

    public static GatewayError FirstByteTimeout { get; } = new(504, GatewayError.Upstream, "upstream_timeout",
        "The model provider did not begin to answer in time. Try again, or ask for a shorter answer.")
    { IsLastWord = true };

    public static GatewayError Broken { get; } = new(502, GatewayError.Upstream, "upstream_broken",
        "The model provider broke off in the middle of its answer. What has arrived is not complete; ask again.")
    { IsLastWord = true };

    public static GatewayError Garbled { get; } = new(502, GatewayError.Upstream, "upstream_garbled",
        "The model provider sent something that is not a valid answer. Try again; if it goes on, tell the operator.")
    { IsLastWord = true };

    public static GatewayError BadToolCall { get; } = new(502, GatewayError.Upstream, "upstream_bad_tool_call",
        "The model ended its answer with a tool call that cannot be used: without a name, or with arguments that have no end. Ask again.");

    /// <summary>The provider refused this server's key. Never 401 or 403: the client's own key is fine.</summary>
    public static GatewayError KeyRefused { get; } = new(502, GatewayError.Upstream, "provider_key_refused",
        "The model provider refused this server's key. Your own key is fine; ask the operator to replace the provider's key.")
    { IsLastWord = true };

    public static GatewayError Overloaded(TimeSpan? retryAfter) => new(503, GatewayError.Upstream, "upstream_overloaded",
        "The model provider is overloaded. Try again later.", RetryAfter: retryAfter);

    public static GatewayError RateLimited(TimeSpan? retryAfter) => new(429, GatewayError.RateLimit, "upstream_rate_limited",
        "The model provider is limiting this server's rate. Try again later.", RetryAfter: retryAfter);

    public static GatewayError QuotaExhausted { get; } = new(429, GatewayError.Quota, "upstream_quota_exhausted",
        "This server's account with the model provider is used up. Trying again will not help; ask the operator.")
    { IsLastWord = true };

    public static GatewayError Failed { get; } = new(502, GatewayError.Upstream, "upstream_failed",
        "The model provider failed. Try again.");

    /// <summary>As above, with what the provider says of it, already cleaned.</summary>
    public static GatewayError FailedSaying(string reason) => Failed with
    {
        Message = $"The model provider failed: {reason.TrimEnd()}{(reason.TrimEnd().EndsWith('.') ? "" : ".")} Try again.",
    };

    /// <summary>The provider said neither "here it is" nor "no".</summary>
    public static GatewayError NoAnswer { get; } = new(502, GatewayError.Upstream, "upstream_unexpected_status",
        "The model provider answered with a status that no answer has. If it goes on, ask the operator to check the provider's address.")
    { IsLastWord = true };

    public static GatewayError ServerStopping { get; } = new(503, GatewayError.Upstream, "server_stopping",
        "This server is stopping and could not finish the answer. What has arrived is not complete; ask again in a moment.")
    { IsLastWord = true };
}
