namespace Maru.Platform.Auditing;

/// <summary>Says on an endpoint why what is sent to it must not stand in the audit log, not even masked.</summary>
/// <param name="Why">A sentence.</param>
public sealed record BodyKeptOut(string Why);
