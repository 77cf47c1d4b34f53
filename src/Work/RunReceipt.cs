namespace Maru.Work;

/// <summary>The result of a start.</summary>
/// <param name="RunId">The run.</param>
/// <param name="IsNew">False if the run had been started with the same idempotency key before.</param>
public sealed record RunReceipt(string RunId, bool IsNew);
