namespace Maru.Contracts.Identity;

/// <summary>The ceilings of one client key; null means none.</summary>
/// <param name="RequestsPerMinute">Requests begun in a minute.</param>
/// <param name="TokensPerMinute">Tokens, in and out, in a minute.</param>
/// <param name="CostPerMonthMicros">Millionths of a US dollar in a calendar month, UTC.</param>
public sealed record ClientKeyLimits(int? RequestsPerMinute, int? TokensPerMinute, long? CostPerMonthMicros);
