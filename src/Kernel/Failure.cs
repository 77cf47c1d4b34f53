namespace Maru.Kernel;

/// <summary>
/// An expected refusal. <paramref name="Code"/> (<c>module.reason</c>) is public and stable; <paramref name="Detail"/> is for a person and
/// says what is wrong, where, and how to correct it. Neither ever contains a secret or an exception's text.
/// </summary>
/// <param name="Kind">The sort of refusal; decides the HTTP status.</param>
/// <param name="Code">Stable machine name, unique in the product.</param>
/// <param name="Detail">One or two sentences for a person.</param>
public sealed record Failure(FailureKind Kind, string Code, string Detail)
{
    /// <summary>Messages by input field (snake_case path), when the input is at fault.</summary>
    public IReadOnlyDictionary<string, string[]>? Fields { get; init; }

    /// <summary>How long to wait before a retry can succeed; sent as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed later without being changed.</summary>
    public bool Retryable => Kind is FailureKind.TooMany or FailureKind.Unavailable or FailureKind.Upstream;

    /// <summary>The same refusal with a more exact sentence.</summary>
    /// <param name="detail">The sentence.</param>
    public Failure Saying(string detail) => this with { Detail = detail };

    /// <summary>The same refusal, pointing at one input field.</summary>
    /// <param name="field">The field's snake_case path.</param>
    /// <param name="message">What is wrong with it.</param>
    public Failure At(string field, string message) =>
        this with { Fields = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] } };
}
