using Maru.Kernel;

namespace Maru.Platform.Http;

/// <summary>The refusal that was answered, for those who look at a request afterwards.</summary>
internal sealed record SentProblem(Failure Failure, int Status)
{
    /// <summary>Status, code and the fields that were wrong: <c>400 llm.invalid_input: name, provider</c>.</summary>
    public string Summary => Failure.Fields is { Count: > 0 } fields
        ? $"{Status} {Failure.Code}: {string.Join(", ", fields.Keys.Order(StringComparer.Ordinal))}"
        : $"{Status} {Failure.Code}";
}
