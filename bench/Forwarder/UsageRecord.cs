namespace Maru.Forwarder;

/// <summary>What the floor notes of a request. Bytes are those of the answer's body.</summary>
internal readonly record struct UsageRecord(string Caller, string Model, int Status, long Bytes, long Ticks);
