using System.Globalization;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.Anthropic;

internal static class AnthropicErrors
{
    private const int OverloadedStatus = 529;

    public static Answer Invalid(string message) => Make(400, message);

    public static Answer Make(int status, string message) => Wire.Json(Node(status, message), status);

    public static JsonObject Node(int status, string message) => new()
    {
        ["type"] = "error",
        ["error"] = new JsonObject { ["type"] = TypeOf(status), ["message"] = message },
        ["request_id"] = "req_sim",
    };

    public static Answer NoModel(string model) => Make(404, $"model: {model}");

    public static Answer NoCredit() => Invalid("Your credit balance is too low to access the Anthropic API.");

    public static Answer? Planned(Plan plan) => plan switch
    {
        { Unknown: { } what } => Invalid($"The simulator knows no '{what}'."),
        { Fault: FaultKind.Quota } => NoCredit(),
        { Fault: FaultKind.Context } => Invalid("prompt is too long: 210000 tokens > 200000 maximum"),
        { Fault: FaultKind.Status or FaultKind.StatusThenOk, RetryAfterSeconds: { } seconds } =>
            Make(plan.Status, Sentence(plan.Status)).With("retry-after", seconds.ToString(CultureInfo.InvariantCulture)),
        { Fault: FaultKind.Status or FaultKind.StatusThenOk } => Make(plan.Status, Sentence(plan.Status)),
        _ => null,
    };

    /// <summary>The header that every answer of the vendor carries.</summary>
    public static Answer? Decorate(Answer? answer, Exchange x) =>
        answer?.With("request-id", string.Create(CultureInfo.InvariantCulture, $"req_sim{x.Sequence:x12}"));

    private static string Sentence(int status) =>
        status == OverloadedStatus ? "Overloaded" : string.Create(CultureInfo.InvariantCulture, $"The simulator was asked for a {status}.");

    private static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        OverloadedStatus => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}
