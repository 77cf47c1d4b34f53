namespace Maru.Work;

/// <summary>What starting gives.</summary>
/// <param name="RunId">The run.</param>
/// <param name="IsNew">False when the idempotency key had started it before.</param>
public sealed record RunReceipt(string RunId, bool IsNew);
