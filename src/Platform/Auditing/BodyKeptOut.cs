namespace Maru.Platform.Auditing;

/// <summary>Says for an endpoint why its request bodies must not be in the audit log, not even masked.</summary>
/// <param name="Why">A sentence.</param>
public sealed record BodyKeptOut(string Why);
