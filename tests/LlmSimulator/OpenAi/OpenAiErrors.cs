using System.Globalization;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.OpenAi;

internal static class OpenAiErrors
{
    private const string InvalidRequest = "invalid_request_error";

    public static Answer Invalid(string message, string? param = null, string? code = null, int status = 400) =>
        Make(status, message, InvalidRequest, param, code);

    public static Answer Make(int status, string message, string type, string? param, string? code) =>
        Wire.Json(Node(message, type, param, code), status);

    public static JsonObject Node(string message, string type, string? param, string? code) => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = param, ["code"] = code },
    };

    public static Answer NoModel(string model) =>
        Invalid($"The model `{model}` does not exist or you have no access to it.", "model", "model_not_found", 404);

    public static Answer NoQuota() => Make(
        429, "You have used up your quota; look at your plan and billing.", "insufficient_quota", null, "insufficient_quota");

    public static Answer Limited(int seconds) =>
        Make(429, "Rate limit reached for requests.", "requests", null, "rate_limit_exceeded")
            .With("retry-after", seconds.ToString(CultureInfo.InvariantCulture))
            .With("retry-after-ms", (seconds * 1000).ToString(CultureInfo.InvariantCulture));

    public static Answer? Planned(Plan plan) => plan switch
    {
        { Unknown: { } what } => Invalid($"The simulator knows no '{what}'.", "model", "simulator_unknown_directive"),
        { Fault: FaultKind.Quota } => NoQuota(),
        { Fault: FaultKind.Context } => Invalid("The input is longer than this model's context window.", "messages", "context_length_exceeded"),
        { Fault: FaultKind.Status or FaultKind.StatusThenOk } => Planned(plan.Status, plan),
        _ => null,
    };

    /// <summary>The headers that every answer of the vendor carries.</summary>
    public static Answer? Decorate(Answer? answer, Exchange x) => answer is null ? null : answer with
    {
        Headers =
        [
            .. answer.Headers,
            new("x-request-id", $"req_sim{x.Sequence:x12}"),
            new("openai-version", "2020-10-01"),
            new("openai-processing-ms", "7"),
            new("x-ratelimit-limit-requests", "10000"),
            new("x-ratelimit-remaining-requests", "9999"),
            new("x-ratelimit-reset-requests", "6ms"),
        ],
    };

    private static Answer Planned(int status, Plan plan) => status switch
    {
        401 => Invalid("Incorrect API key provided.", null, "invalid_api_key", 401),
        403 => Make(403, "Your project may not use this.", "request_forbidden", null, "unsupported_country_region_territory"),
        404 => NoModel(plan.Model),
        429 => Limited(plan.RetryAfterSeconds ?? 1),
        >= 500 when plan.RetryAfterSeconds is { } seconds =>
            Server(status).With("retry-after", seconds.ToString(CultureInfo.InvariantCulture)),
        >= 500 => Server(status),
        _ => Invalid($"The simulator was asked for a {status}.", null, null, status),
    };

    private static Answer Server(int status) => status == 503
        ? Make(503, "The servers are overloaded, try later.", "server_error", null, "server_is_overloaded")
        : Make(status, "The server had an error while processing your request.", "server_error", null, null);
}
