using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>The errors of limits and budgets, in OpenAI's shape.</summary>
internal static class Refusals
{
    public static GatewayError BudgetSpent { get; } = new(
        429, GatewayError.Quota, "insufficient_quota",
        "This key's budget for the month (UTC) does not allow the call. Ask for a higher budget; a smaller maximum of output tokens may "
        + "fit too.")
    { IsLastWord = true };

    /// <summary>Said inside an answer that has begun.</summary>
    public static GatewayError BudgetSpentMeanwhile { get; } = new(
        429, GatewayError.Quota, "insufficient_quota",
        "This key's budget for the month (UTC) ran out in the middle of this answer, so it ends here; what has arrived is charged.")
    { IsLastWord = true };

    public static GatewayError BudgetUnreadable { get; } = new(
        503, "server_error", "budget_unavailable",
        "The budget of this key cannot be read just now, so the call is not begun. Try again shortly.", RetryAfter: TimeSpan.FromSeconds(5));

    /// <param name="route">Whose model.</param>
    /// <param name="tier">What the request asks for that has a price of its own; null for nothing.</param>
    public static GatewayError Unpriced(ProviderRoute route, string? tier) => new(
        403, GatewayError.Permission, "price_unknown",
        $"This key has a budget, and the model {route.Model} has no price {(tier is null ? "" : $"for the service tier {tier} ")}to count "
        + "against it. An administrator can add one; 0 is a price too.");

    public static GatewayError Of(in LimitDecision limits) => limits.Exceeded switch
    {
        LimitKind.TooLarge => new GatewayError(
            429, GatewayError.RateLimit, "request_too_large",
            $"The request alone has more input tokens than this key may use in a minute ({limits.TokenLimit}). Make it smaller; waiting does "
            + "not help.")
        { IsLastWord = true },
        LimitKind.Tokens => new GatewayError(
            429, GatewayError.RateLimit, "rate_limit_exceeded",
            $"This key has used up its {limits.TokenLimit} tokens a minute. Try again after the time in Retry-After.", RetryAfter: limits.RetryAfter),
        _ => new GatewayError(
            429, GatewayError.RateLimit, "rate_limit_exceeded",
            $"This key has used up its {limits.RequestLimit} requests a minute. Try again after the time in Retry-After.", RetryAfter: limits.RetryAfter),
    };
}
