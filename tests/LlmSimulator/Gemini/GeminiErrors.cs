using System.Globalization;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.Gemini;

internal static class GeminiErrors
{
    private const string ContentType = "application/json; charset=UTF-8";
    private const string TypePrefix = "type.googleapis.com/google.rpc.";

    public static Answer Invalid(string message) => Make(400, message);

    public static Answer Make(int code, string message, params JsonObject[] details) =>
        Wire.Json(Node(code, message, details), code, ContentType);

    public static JsonObject Node(int code, string message, params JsonObject[] details)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = StatusOf(code) };
        if (details.Length > 0)
        {
            error["details"] = new JsonArray([.. details]);
        }

        return new JsonObject { ["error"] = error };
    }

    public static Answer BadKey() => Make(400, "API key not valid. Please pass a valid API key.", new JsonObject
    {
        ["@type"] = TypePrefix + "ErrorInfo",
        ["reason"] = "API_KEY_INVALID",
        ["domain"] = "googleapis.com",
        ["metadata"] = new JsonObject { ["service"] = "generativelanguage.googleapis.com" },
    });

    public static Answer Limited(int seconds) => Make(429, "You exceeded your current quota.", Quota(), new JsonObject
    {
        ["@type"] = TypePrefix + "RetryInfo",
        ["retryDelay"] = string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
    });

    public static Answer NoModel(string model) =>
        Make(404, $"models/{model} is not found for API version v1beta, or is not supported for this method.");

    public static Answer? Planned(Plan plan) => plan switch
    {
        { Unknown: { } what } => Invalid($"The simulator knows no '{what}'."),
        { Fault: FaultKind.Quota } => Make(429, "You exceeded your current quota, check your plan and billing.", Quota()),
        { Fault: FaultKind.Context } => Invalid("The input token count exceeds the maximum number of tokens allowed."),
        { Fault: FaultKind.Status or FaultKind.StatusThenOk } => Planned(plan.Status, plan),
        _ => null,
    };

    private static Answer Planned(int status, Plan plan) => status switch
    {
        404 => NoModel(plan.Model),
        429 => Limited(plan.RetryAfterSeconds ?? 1),
        503 when plan.RetryAfterSeconds is { } seconds =>
            Make(503, "The model is overloaded. Please try again later.").With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
        503 => Make(503, "The model is overloaded. Please try again later."),
        _ => Make(status, $"The simulator was asked for a {status}."),
    };

    private static JsonObject Quota() => new()
    {
        ["@type"] = TypePrefix + "QuotaFailure",
        ["violations"] = new JsonArray(new JsonObject { ["quotaId"] = "GenerateRequestsPerMinutePerProjectPerModel" }),
    };

    private static string StatusOf(int code) => code switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        429 => "RESOURCE_EXHAUSTED",
        499 => "CANCELLED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        _ => "INTERNAL",
    };
}
