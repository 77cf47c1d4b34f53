using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// How a call ended and what it delivered, whatever the end: answered, broken off, refused, or left by the client. With <see cref="Error"/>
/// set and the reply not started, the caller writes the error. Every member is required, so that no wire and no provider can forget one.
/// </summary>
internal sealed record CallEnd
{
    /// <summary>What a client that left before anything was sent would have got; nginx's word for it.</summary>
    public const int ClientLeft = 499;

    public required CallOutcome Outcome { get; init; }

    /// <summary>Tokens: the provider's own where they can be true, else counted here. Output is null where nobody can know it.</summary>
    public required TokenUsage Usage { get; init; }

    public required UsageSource Source { get; init; }

    /// <summary>Pictures handed over.</summary>
    public required int Images { get; init; }

    /// <summary>Searches of the web the provider made and charges.</summary>
    public int Searches { get; init; }

    /// <summary>What of the request was changed for the model; null for nothing.</summary>
    public string? Adjusted { get; init; }

    /// <summary>The tier the provider said it charged, or null.</summary>
    public required string? ServiceTier { get; init; }

    /// <summary>HTTP status sent, or the one the caller is to send.</summary>
    public required int Status { get; init; }

    /// <summary>The reason of a failure.</summary>
    public required GatewayError? Error { get; init; }

    /// <summary>TimeProvider timestamp at which the first byte of the answer arrived; 0 when none did.</summary>
    public required long FirstByteAt { get; init; }

    /// <summary>This server said no, so that no provider was asked.</summary>
    public static CallEnd Refused(GatewayError error) =>
        Without(CallOutcome.Refused, TokenUsage.Unknown, UsageSource.Unknown, error.Status, error);

    /// <summary>The call was lost by a fault of ours, so that nobody knows what it delivered.</summary>
    public static CallEnd Lost(int inputTokens) =>
        Without(CallOutcome.Failed, new TokenUsage(inputTokens, null), UsageSource.Estimated, 500, null);

    private static CallEnd Without(CallOutcome outcome, TokenUsage usage, UsageSource source, int status, GatewayError? error) => new()
    {
        Outcome = outcome,
        Usage = usage,
        Source = source,
        Images = 0,
        ServiceTier = null,
        Status = status,
        Error = error,
        FirstByteAt = 0,
    };
}
