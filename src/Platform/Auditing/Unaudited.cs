namespace Maru.Platform.Auditing;

/// <summary>Says why an endpoint that is not a plain read leaves no row in the audit log.</summary>
/// <param name="Why">A sentence.</param>
public sealed record Unaudited(string Why);
