using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.Ports;

/// <summary>How a provider call ended. With <see cref="Error"/> set and the reply not started, the caller writes the error.</summary>
/// <param name="Outcome">The end.</param>
/// <param name="Usage">Tokens, clamped; unknown where the provider said nothing.</param>
/// <param name="Error">The reason of a failure.</param>
/// <param name="FirstByteAt">TimeProvider timestamp at which the first byte of the answer arrived; 0 when none did, also when the
/// provider answered with an error: what it refused to do costs nothing.</param>
internal readonly record struct CallReport(CallOutcome Outcome, TokenUsage Usage, GatewayError? Error = null, long FirstByteAt = 0)
{
    public static CallReport Failed(GatewayError error, long firstByteAt = 0) =>
        new(CallOutcome.Failed, TokenUsage.Unknown, error, firstByteAt);
}
